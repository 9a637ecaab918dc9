package dev.parley.protocol.match;

/** What a publisher thinks of a client. */
public enum Standing {
    /** Nobody that the publisher knows. */
    UNKNOWN,
    /** Identified, without credit, until the publisher's rule or hand approves it. */
    PENDING,
    /** May use the publisher's offers, on credit too. */
    APPROVED,
    /** May use nothing for now. */
    SUSPENDED
}
