package dev.parley.shell.identity;

import org.jspecify.annotations.Nullable;

/** What an {@code Authorization} field carries. */
public sealed interface Credential {
    String SCHEME = "Bearer ";

    record None() implements Credential {}

    /** Another scheme: not for Parley. */
    record Foreign() implements Credential {}

    /** A bearer key (RFC 6750, section 2.1). */
    record Bearer(Secret key) implements Credential {}

    static Credential in(@Nullable String authorization) {
        if (authorization == null || authorization.isBlank()) {
            return new None();
        }
        // RFC 9110, section 11.1: the scheme's name ignores case.
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? new Bearer(Secret.of(authorization.substring(SCHEME.length()).strip()))
                : new Foreign();
    }
}
