package dev.parley.usagelog.log;

/** Why a record could not be taken. */
public enum QuarantineReason {
    /** Not an event of Parley. */
    UNDECODABLE("undecodable"),
    /** Another event of the same id says something else. */
    CONFLICT("conflict"),
    /** Says something that cannot be. */
    INVALID("invalid");

    private final String token;

    QuarantineReason(String token) {
        this.token = token;
    }

    /** As it is stored. */
    public String token() {
        return token;
    }
}
