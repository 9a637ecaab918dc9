package dev.parley.protocol.terms;

import java.util.Optional;

/** What happens to a gated caller who asks for a resource that no offer covers. */
public enum Otherwise {
    REFUSE("refuse"),
    OPEN("open");

    private final String token;

    Otherwise(String token) {
        this.token = token;
    }

    /** As it is written in terms and in header fields. */
    public String token() {
        return token;
    }

    public static Optional<Otherwise> find(String token) {
        return Tokens.find(values(), Otherwise::token, token);
    }
}
