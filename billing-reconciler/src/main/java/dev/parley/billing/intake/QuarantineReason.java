package dev.parley.billing.intake;

/** Why a record could not be taken. */
public enum QuarantineReason {
    /** Not an event of Parley. */
    UNDECODABLE("undecodable"),
    /** Another event of the same id says something else. */
    CONFLICT("conflict"),
    /** Charges more than the client accepted. */
    ABOVE_BOUND("above-bound"),
    /** Says something that cannot be. */
    INVALID("invalid");

    private final String token;

    QuarantineReason(String token) {
        this.token = token;
    }

    /** As it is stored and published. */
    public String token() {
        return token;
    }
}
