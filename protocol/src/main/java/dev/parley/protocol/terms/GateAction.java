package dev.parley.protocol.terms;

import java.util.Optional;

/** What the terms do with a class of callers. */
public enum GateAction {
    /** The terms speak to it. */
    PRICE("price"),
    /** It passes, and nothing of ours is added. */
    ALLOW("allow");

    private final String token;

    GateAction(String token) {
        this.token = token;
    }

    /** As it is written in terms and in header fields. */
    public String token() {
        return token;
    }

    public static Optional<GateAction> find(String token) {
        return Tokens.find(values(), GateAction::token, token);
    }
}
