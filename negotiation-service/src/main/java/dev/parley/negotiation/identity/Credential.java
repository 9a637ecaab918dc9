package dev.parley.negotiation.identity;

import dev.parley.shell.identity.Secret;
import org.jspecify.annotations.Nullable;

/** What an {@code Authorization} field carries. */
public sealed interface Credential {
    String SCHEME = "Bearer";
    /** What the text of every key begins with that Parley hands out. */
    String KEY_PREFIX = "parley_";

    record None() implements Credential {}

    /** Another scheme: not for Parley. */
    record Foreign() implements Credential {}

    /** A bearer key (RFC 6750, section 2.1). */
    record Bearer(Secret key) implements Credential {

        /** Whether it is a key that only Parley may see. */
        public boolean isParleys() {
            return key.reveal().startsWith(KEY_PREFIX);
        }
    }

    /** The one reading of the field that every part of the service shares. */
    static Credential in(@Nullable String authorization) {
        if (authorization == null || authorization.isBlank()) {
            return new None();
        }
        String[] parts = authorization.strip().split("\\s+", 2);
        // RFC 9110, section 11.1: the scheme's name ignores case.
        return parts[0].equalsIgnoreCase(SCHEME)
                ? new Bearer(Secret.of(parts.length == 2 ? parts[1] : ""))
                : new Foreign();
    }
}
