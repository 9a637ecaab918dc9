package dev.parley.protocol.header.structured;

/** What to do about a key that stands twice in a dictionary or beside one value. */
public enum RepeatedKeys {
    /** As RFC 9651 reads it: the last value counts, at the place of the first. */
    LAST_WINS,
    /** As money needs it: whoever says two things has said nothing. */
    REFUSED
}
