package dev.parley.negotiation.identity;

import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.match.Standing;

/** Who calls a publisher's resource. */
public sealed interface Caller {

    /** The request carries no credential. */
    record Anonymous() implements Caller {}

    /**
     * The request carries a credential that does not hold for this publisher.
     *
     * @param why one sentence for the caller; says nothing about whose credential it might be
     */
    record Invalid(String why) implements Caller {}

    /**
     * A client with a relationship to the publisher.
     *
     * @param keyId names the key that was shown; safe to log
     */
    record KnownClient(ClientId client, String keyId, Standing standing) implements Caller {}
}
