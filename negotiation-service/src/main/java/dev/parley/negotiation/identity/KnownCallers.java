package dev.parley.negotiation.identity;

import dev.parley.negotiation.directory.KeyHolder.OfClient;
import dev.parley.negotiation.directory.Parties;
import dev.parley.negotiation.directory.Relationship;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.match.Standing;
import dev.parley.shell.identity.Secret;
import dev.parley.shell.party.KeyDigest;
import org.jspecify.annotations.Nullable;

/** Finds callers among the parties in memory. */
public final class KnownCallers implements Identities {
    private static final String NOT_VALID = "This key opens nothing here. Use the key that this publisher gave you.";

    private final Parties parties;

    public KnownCallers(Parties parties) {
        this.parties = parties;
    }

    @Override
    public Caller identify(PublisherId publisher, @Nullable String authorization) {
        return switch (Credential.in(authorization)) {
            case Credential.None() -> new Caller.Anonymous();
            // An origin may have accounts of its own: what is not for Parley says nothing to Parley.
            case Credential.Foreign() -> new Caller.Anonymous();
            case Credential.Bearer(Secret key) -> holderOf(key, publisher);
        };
    }

    private Caller holderOf(Secret key, PublisherId publisher) {
        return parties.holder(KeyDigest.of(key.reveal()))
                .filter(holder -> holder.publisher().equals(publisher))
                .map(holder -> holder instanceof OfClient client ? known(client) : new Caller.Invalid(NOT_VALID))
                .orElseGet(() -> new Caller.Invalid(NOT_VALID));
    }

    private Caller known(OfClient client) {
        Standing standing = parties.relationship(client.publisher(), client.client())
                .map(Relationship::standing)
                .orElse(Standing.UNKNOWN);
        return new Caller.KnownClient(client.client(), client.keyId(), standing);
    }
}
