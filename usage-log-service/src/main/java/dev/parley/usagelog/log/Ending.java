package dev.parley.usagelog.log;

/** How a grant ended. Of several endings of one grant the last in this order counts, whichever arrived first. */
public enum Ending {
    /** The client or the origin broke off. */
    ABORTED("aborted"),
    /** The last byte left. */
    DELIVERED("delivered"),
    /** The grant was taken back. */
    VOIDED("voided");

    private final String token;

    Ending(String token) {
        this.token = token;
    }

    /** As it is stored and shown. */
    public String token() {
        return token;
    }
}
