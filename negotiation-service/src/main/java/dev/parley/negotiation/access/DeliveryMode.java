package dev.parley.negotiation.access;

/** Whether somebody sees the last byte leave. */
public enum DeliveryMode {
    /** Owed once the delivery was seen to be complete. */
    OBSERVED,
    /** Owed once granted. */
    UNOBSERVED
}
