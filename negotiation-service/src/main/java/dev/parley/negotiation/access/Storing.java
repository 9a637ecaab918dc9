package dev.parley.negotiation.access;

/** What became of an event that was sent. */
public enum Storing {
    /** Acknowledged by every replica in sync. */
    STORED,
    /** It may be stored, or become stored later. */
    UNKNOWN,
    /** It was not sent, and never will be. */
    REFUSED,
    /** The stream will never take this one; others may go on. */
    IMPOSSIBLE
}
