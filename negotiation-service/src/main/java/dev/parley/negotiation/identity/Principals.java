package dev.parley.negotiation.identity;

import dev.parley.negotiation.directory.KeyHolder;
import dev.parley.negotiation.directory.KeyHolder.OfClient;
import dev.parley.negotiation.directory.KeyHolder.OfEdge;
import dev.parley.negotiation.directory.KeyHolder.OfPublisher;
import dev.parley.negotiation.directory.Parties;
import dev.parley.shell.identity.Secret;
import dev.parley.shell.party.KeyDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows callers of the API by the keys they show. Answers from memory. */
public final class Principals {
    private final KeyDigest operator;
    private final Parties parties;

    public Principals(Secret operator, Parties parties) {
        this.operator = KeyDigest.of(operator.reveal());
        this.parties = parties;
    }

    /** Who shows this {@code Authorization} field; empty if it shows a key that is not accepted. */
    public Optional<Principal> find(@Nullable String authorization) {
        return switch (Credential.in(authorization)) {
            case Credential.None() -> Optional.of(new Principal.Nobody());
            case Credential.Foreign() -> Optional.empty();
            case Credential.Bearer(Secret key) -> holderOf(KeyDigest.of(key.reveal()));
        };
    }

    private Optional<Principal> holderOf(KeyDigest digest) {
        return digest.equals(operator)
                ? Optional.of(new Principal.Operator())
                : parties.holder(digest).flatMap(Principals::principal);
    }

    /** An edge's key opens what edges ask for, in a field of its own, and nothing else. */
    private static Optional<Principal> principal(KeyHolder holder) {
        return switch (holder) {
            case OfPublisher(var publisher, var keyId) -> Optional.of(new Principal.PublisherItself(publisher, keyId));
            case OfClient(var publisher, var client, var keyId) ->
                Optional.of(new Principal.ClientOf(publisher, client, keyId));
            case OfEdge edge -> Optional.empty();
        };
    }
}
