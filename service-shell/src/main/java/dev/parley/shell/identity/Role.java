package dev.parley.shell.identity;

/** What a caller of an API may be. */
public enum Role {
    /** Runs Parley. */
    OPERATOR,
    /** A publisher, in what is its own. */
    PUBLISHER,
    /** A client of one publisher, in what is its own. */
    CLIENT,
    /** A proxy of a publisher, which shows its key as {@code Parley-Edge-Key}. */
    EDGE,
    /** Whoever calls; the endpoint says nothing that is not public, or decides itself. */
    ANYONE
}
