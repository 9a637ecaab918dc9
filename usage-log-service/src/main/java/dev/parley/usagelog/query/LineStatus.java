package dev.parley.usagelog.query;

/** What a line of a usage report counts as, by all that the log holds. */
public enum LineStatus {
    /** Its access is known: it counts. */
    COUNTED("counted"),
    /** It counts, and was reported later than it should have been. */
    LATE("late"),
    /** Its access was not seen yet. */
    WAITING("waiting"),
    /** Its access was taken back. */
    VOIDED("voided"),
    /** An earlier report had the same line. */
    DUPLICATE("duplicate"),
    /** A line that came before has the same id, and says something else. */
    CONFLICT("conflict"),
    /** It waited for a key, and was refused once that was known, or had not come in time. */
    REJECTED("rejected");

    private final String token;

    LineStatus(String token) {
        this.token = token;
    }

    /** As it is shown. */
    public String token() {
        return token;
    }

    /** @throws IllegalArgumentException if there is no such status */
    public static LineStatus of(String token) {
        for (LineStatus status : values()) {
            if (status.token.equals(token)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no status is called " + token);
    }
}
