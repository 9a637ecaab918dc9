package dev.parley.protocol.terms;

import java.util.Optional;

/** What an agent does in return, besides paying. */
public enum Duty {
    /** Report uses. */
    REPORT("report"),
    /** Name the source. */
    ATTRIBUTE("attribute");

    private final String token;

    Duty(String token) {
        this.token = token;
    }

    /** As it is written in terms and in header fields. */
    public String token() {
        return token;
    }

    public static Optional<Duty> find(String token) {
        return Tokens.find(values(), Duty::token, token);
    }
}
