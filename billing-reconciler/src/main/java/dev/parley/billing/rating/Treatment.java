package dev.parley.billing.rating;

/** What counting a unit under a deal leads to. */
public enum Treatment {
    /** Charged now, invoiced when the period closes. */
    CHARGED,
    /** Counted, and costs nothing. */
    FREE,
    /** Cannot be settled here yet: recorded, never charged, and shown as rejected. */
    UNSUPPORTED
}
