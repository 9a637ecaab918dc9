package dev.parley.negotiation.access;

import java.util.Optional;

/**
 * What a client calls a request that it may send again.
 *
 * @param value 1 to 64 visible ASCII characters, without quotes and backslashes
 */
public record IdempotencyKey(String value) {
    private static final int MAX_LENGTH = 64;

    public IdempotencyKey {
        if (!isValid(value)) {
            throw new IllegalArgumentException("expected 1 to " + MAX_LENGTH + " visible ASCII characters");
        }
    }

    /**
     * Reads a field's value, as a structured-field string ({@code "8e03978e"}) or bare ({@code 8e03978e}), which mean
     * the same key.
     */
    public static Optional<IdempotencyKey> parse(String field) {
        String text = field.strip();
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        String value = quoted ? text.substring(1, text.length() - 1) : text;
        return isValid(value) ? Optional.of(new IdempotencyKey(value)) : Optional.empty();
    }

    private static boolean isValid(String value) {
        return !value.isEmpty()
                && value.length() <= MAX_LENGTH
                && value.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '"' && c != '\\');
    }
}
