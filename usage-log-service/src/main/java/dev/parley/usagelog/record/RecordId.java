package dev.parley.usagelog.record;

/**
 * The client's own name of a line. The same name again is the same line, in whatever report it comes.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 . _ : -}
 */
public record RecordId(String value) {
    public static final String EXPECTED = "1 to 64 characters of A-Z, a-z, 0-9, ., _, : and -";
    private static final int MAX_LENGTH = 64;

    /** @throws IllegalArgumentException if the value is not of that form */
    public RecordId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("expected " + EXPECTED);
        }
    }

    public static boolean isValid(String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            if (!isAllowed(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == ':'
                || c == '-';
    }

    @Override
    public String toString() {
        return value;
    }
}
