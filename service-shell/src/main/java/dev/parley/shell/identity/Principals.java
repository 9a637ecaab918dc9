package dev.parley.shell.identity;

import dev.parley.shell.party.KeyDigest;
import dev.parley.shell.party.KeyHolder;
import dev.parley.shell.party.Keys;
import java.util.Optional;

/** Knows callers of the API by the keys they show. Answers from memory. */
public final class Principals {
    private final KeyDigest operator;
    private final Keys keys;

    public Principals(Secret operator, Keys keys) {
        this.operator = KeyDigest.of(operator.reveal());
        this.keys = keys;
    }

    /** Who holds a key; empty if nobody does, or it was revoked. */
    public Optional<Principal> holderOf(Secret key) {
        var digest = KeyDigest.of(key.reveal());
        return digest.equals(operator)
                ? Optional.of(new Principal.Operator())
                : keys.holder(digest).map(Principals::principal);
    }

    private static Principal principal(KeyHolder holder) {
        return switch (holder) {
            case KeyHolder.OfPublisher(var publisher) -> new Principal.PublisherItself(publisher);
            case KeyHolder.OfClient(var publisher, var client) -> new Principal.ClientOf(publisher, client);
        };
    }
}
