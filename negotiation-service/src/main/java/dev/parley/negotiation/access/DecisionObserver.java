package dev.parley.negotiation.access;

import java.time.Duration;

/**
 * Watches what is decided, and what becomes of it. Called where requests are answered, on event loops: it neither blocks
 * nor keeps what it is given for longer than it must, for requests carry credentials. What it throws is logged and
 * changes nothing for the caller.
 */
public interface DecisionObserver {

    /** Once for each request that was decided, however it ended. */
    void decided(Decided decided);

    /**
     * Once for each admission whose grant was asked for.
     *
     * @param took from being asked for until the stream, and under an idempotency key the database, had answered
     */
    void released(Admission admission, Release release, Duration took);

    /** Nothing is served under the admission: the origin had nothing to charge for, or did not answer. */
    void withdrawn(Admission admission);

    /** How the delivery of a granted response ended. */
    void delivered(AccessGrant grant, Delivery delivery);

    /** The caller had left before it had the grant; nothing is owed. */
    void unanswered(AccessGrant grant);
}
