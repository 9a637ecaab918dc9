package dev.parley.protocol.terms;

import java.util.Optional;

/** Who the content is used for: the user words of RSL 1.0. */
public enum UserKind {
    COMMERCIAL("commercial"),
    NON_COMMERCIAL("non-commercial"),
    EDUCATION("education"),
    GOVERNMENT("government"),
    PERSONAL("personal");

    private final String token;

    UserKind(String token) {
        this.token = token;
    }

    /** As it is written in terms and in header fields. */
    public String token() {
        return token;
    }

    public static Optional<UserKind> find(String token) {
        return Tokens.find(values(), UserKind::token, token);
    }
}
