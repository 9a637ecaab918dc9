package dev.parley.shell.identity;

/** What a caller of the API may be. */
public enum Role {
    /** Runs Parley. */
    OPERATOR,
    /** A publisher, in what is its own. */
    PUBLISHER,
    /** A client of one publisher, in what is its own. */
    CLIENT
}
