package dev.parley.negotiation.directory;

/** Whether somebody sees the last byte leave. */
public enum DeliveryMode {
    /** Owed once the delivery was seen to be complete. */
    OBSERVED,
    /** Owed once granted. */
    UNOBSERVED
}
