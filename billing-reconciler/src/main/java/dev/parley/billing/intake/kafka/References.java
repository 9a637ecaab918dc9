package dev.parley.billing.intake.kafka;

import org.jspecify.annotations.Nullable;

/** Clients' own references, as events hold them. */
final class References {
    private static final int MAX_LENGTH = 64;

    private References() {}

    /**
     * Empty where there is none.
     *
     * @throws IllegalArgumentException if it is too long
     */
    static String checked(@Nullable String reference) {
        if (reference != null && reference.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a reference of more than 64 characters");
        }
        return reference == null ? "" : reference;
    }
}
