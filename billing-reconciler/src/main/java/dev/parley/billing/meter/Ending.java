package dev.parley.billing.meter;

import java.util.Arrays;

/** How a grant ended. Of several endings of one grant the last in this order counts, whichever arrived first. */
public enum Ending {
    /** Nobody reported the delivery within the grace period. */
    UNDELIVERED("undelivered"),
    /** The client or the origin broke off. */
    INCOMPLETE("incomplete"),
    /** The last byte left. */
    COMPLETE("complete"),
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

    /** @throws IllegalArgumentException if there is no such ending */
    public static Ending of(String token) {
        return Arrays.stream(values())
                .filter(ending -> ending.token.equals(token))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no ending is called " + token));
    }
}
