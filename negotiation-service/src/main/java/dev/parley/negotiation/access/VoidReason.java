package dev.parley.negotiation.access;

/** Why a grant must not be charged. */
public enum VoidReason {
    /** Nobody knows whether it was stored, so nothing was served. */
    OUTCOME_UNKNOWN,
    /** It was stored, but could not be served. */
    NOT_SERVED
}
