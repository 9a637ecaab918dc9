package dev.parley.protocol.header.structured;

import java.util.BitSet;

/** The character classes of RFC 9651 and RFC 9110. */
final class Grammar {
    private static final long FIFTEEN_DIGITS = 999_999_999_999_999L;
    private static final BitSet TOKEN_MARKS = setOf("!#$%&'*+-.^_`|~:/");

    private Grammar() {}

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isPrintable(int c) {
        return c >= ' ' && c <= '~';
    }

    static boolean isKeyStart(int c) {
        return isLowerCase(c) || c == '*';
    }

    static boolean isKeyPart(int c) {
        return isLowerCase(c) || isDigit(c) || c == '_' || c == '-' || c == '.' || c == '*';
    }

    static boolean isTokenStart(int c) {
        return isLowerCase(c) || isUpperCase(c) || c == '*';
    }

    static boolean isTokenPart(int c) {
        return isLowerCase(c) || isUpperCase(c) || isDigit(c) || (c >= 0 && TOKEN_MARKS.get(c));
    }

    static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPrintable(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isToken(String text) {
        if (text.isEmpty() || !isTokenStart(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            if (!isTokenPart(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static String requireKey(String key) {
        boolean valid = !key.isEmpty() && isKeyStart(key.charAt(0));
        for (int i = 1; valid && i < key.length(); i++) {
            valid = isKeyPart(key.charAt(i));
        }
        if (!valid) {
            throw new IllegalArgumentException("expected a key: a lower-case letter or *, then a-z 0-9 _ - . *");
        }
        return key;
    }

    static void requireFifteenDigits(long value) {
        if (value > FIFTEEN_DIGITS || value < -FIFTEEN_DIGITS) {
            throw new IllegalArgumentException("expected at most 15 digits");
        }
    }

    private static boolean isLowerCase(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isUpperCase(int c) {
        return c >= 'A' && c <= 'Z';
    }

    private static BitSet setOf(String characters) {
        BitSet set = new BitSet(128);
        characters.chars().forEach(set::set);
        return set;
    }
}
