package dev.parley.protocol.money;

import java.math.BigDecimal;

/** Decimal text to whole smallest units and back. */
final class Decimal {
    /** Any long has at most 19 digits; longer text is refused before it costs anything. */
    private static final int MAX_LENGTH = 40;

    private Decimal() {}

    static long parse(String text, int decimals) {
        int point = requireDigits(text);
        int fraction = point < 0 ? 0 : text.length() - point - 1;
        if (fraction > decimals) {
            throw new IllegalArgumentException("expected at most " + decimals + " decimal places, found " + fraction);
        }
        long units = 0;
        try {
            for (int i = 0; i < text.length(); i++) {
                if (i != point) {
                    units = Math.addExact(Math.multiplyExact(units, 10L), text.charAt(i) - '0');
                }
            }
            for (int i = fraction; i < decimals; i++) {
                units = Math.multiplyExact(units, 10L);
            }
        } catch (ArithmeticException tooLarge) {
            throw new IllegalArgumentException("the amount is too large", tooLarge);
        }
        return units;
    }

    static String format(long units, int decimals) {
        BigDecimal value = BigDecimal.valueOf(units, decimals).stripTrailingZeros();
        return (value.scale() < 0 ? value.setScale(0) : value).toPlainString();
    }

    /** Returns where the point is, or -1. */
    private static int requireDigits(String text) {
        int point = -1;
        boolean valid = !text.isEmpty() && text.length() <= MAX_LENGTH;
        for (int i = 0; valid && i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                valid = point < 0 && i > 0 && i < text.length() - 1;
                point = i;
            } else {
                valid = c >= '0' && c <= '9';
            }
        }
        if (!valid) {
            throw new IllegalArgumentException("expected a decimal such as 0.002, without sign or exponent");
        }
        return point;
    }
}
