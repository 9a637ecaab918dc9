package dev.parley.negotiation.access;

/** How sure it is that a revoked grant is never charged. */
public enum Revocation {
    /** Its void survives this process, and is sent until the stream has it. */
    KEPT,
    /** Its void is in memory alone, until the stream or the database takes it. */
    HELD,
    /** It is not revoked: it belongs to another request now, which may serve it. */
    TAKEN_OVER
}
