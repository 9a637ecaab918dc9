package dev.parley.protocol.id;

/**
 * Names an offer within one publisher's terms.
 *
 * @param value 1 to 64 of {@code a-z 0-9 - _ .}, beginning with a letter or a digit
 */
public record OfferId(String value) {
    private static final int MAX_LENGTH = 64;

    /** @throws IllegalArgumentException if the value is not of that form */
    public OfferId {
        if (value.isEmpty()
                || value.length() > MAX_LENGTH
                || !isAlphanumeric(value.charAt(0))
                || !value.chars().allMatch(OfferId::isAllowed)) {
            throw new IllegalArgumentException("expected 1 to " + MAX_LENGTH
                    + " characters of a-z, 0-9, -, _ and ., beginning with a letter or a digit, not \""
                    + Quote.shortened(value) + "\"");
        }
    }

    private static boolean isAllowed(int c) {
        return isAlphanumeric(c) || c == '-' || c == '_' || c == '.';
    }

    private static boolean isAlphanumeric(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    @Override
    public String toString() {
        return value;
    }
}
