package dev.parley.protocol.terms;

import java.util.Optional;

/** How what is owed under an agreement is settled. */
public enum Settlement {
    /** Counted now, invoiced later; needs credit. */
    POSTPAY("postpay"),
    /** Taken from a balance. */
    PREPAY("prepay"),
    /** Paid with the request. */
    PAID("paid"),
    /** Costs nothing. */
    FREE("free");

    private final String token;

    Settlement(String token) {
        this.token = token;
    }

    /** As it is written in terms and in header fields. */
    public String token() {
        return token;
    }

    public static Optional<Settlement> find(String token) {
        return Tokens.find(values(), Settlement::token, token);
    }
}
