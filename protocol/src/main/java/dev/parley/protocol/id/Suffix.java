package dev.parley.protocol.id;

/** The grammar that prefixed ids share. */
final class Suffix {
    private static final int MAX_LENGTH = 60;

    private Suffix() {}

    static void require(String prefix, String value) {
        if (!isValid(prefix, value)) {
            throw new IllegalArgumentException("expected " + prefix + " and 1 to " + MAX_LENGTH
                    + " characters of a-z, 0-9 and _, not \"" + Quote.shortened(value) + "\"");
        }
    }

    static boolean isValid(String prefix, String value) {
        int length = value.length() - prefix.length();
        return value.startsWith(prefix)
                && length >= 1
                && length <= MAX_LENGTH
                && value.chars().skip(prefix.length()).allMatch(Suffix::isAllowed);
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }
}
