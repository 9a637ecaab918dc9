package dev.parley.usagelog.record;

/** What became of events that were sent together. */
public enum Storing {
    /** All of them are acknowledged by every replica in sync. */
    STORED,
    /** Some may be stored, or become stored later. To send the same again is safe: an event counts once. */
    UNKNOWN,
    /** None was sent: the stream is away. */
    REFUSED
}
