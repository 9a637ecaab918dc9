package dev.parley.protocol.match;

/** What the caller can do about a failed axis, from the easiest to nothing. */
public enum Remedy {
    /** Send another bound. */
    CHANGE_BOUND,
    /** Settle in another way, or get credit. */
    PAY_ANOTHER_WAY,
    /** Say who is calling. */
    IDENTIFY,
    NONE
}
