package dev.parley.protocol.header;

import dev.parley.protocol.header.structured.MalformedFieldException;
import dev.parley.protocol.header.structured.RepeatedKeys;
import dev.parley.protocol.header.structured.StructuredFields;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;

/**
 * {@code If-Price-LTE} of Conditional Access for HTTP: the most that an agent pays for one access. Its grammar is not
 * settled; read are {@code "0.005";currency=EUR}, the same with a Decimal or an Integer, and {@code EUR 0.005} as
 * deployed crawlers print it. Written is the first.
 */
public final class IfPriceLteCodec {
    public static final String HEADER = "If-Price-LTE";

    public static final int MAX_LENGTH = 4096;

    private IfPriceLteCodec() {}

    /** Reads the ceiling for {@code access}. */
    public static Amount parse(String text) throws MalformedFieldException {
        FieldLimits.requireLength(text, MAX_LENGTH);
        int start = skipSpaces(text, 0);
        if (start < text.length() && isUpperCase(text.charAt(start))) {
            return parseCodeAndAmount(text, start);
        }
        return MoneyItem.readAmount(StructuredFields.parseItem(text, RepeatedKeys.REFUSED));
    }

    public static String format(Amount ceiling) {
        return StructuredFields.format(MoneyItem.of(ceiling));
    }

    private static Amount parseCodeAndAmount(String text, int start) throws MalformedFieldException {
        int space = text.indexOf(' ', start);
        int codeEnd = space < 0 ? text.length() : space;
        Asset asset = MoneyItem.findAsset(text.substring(start, codeEnd), start);
        int amountStart = skipSpaces(text, codeEnd);
        return MoneyItem.parse(text.substring(amountStart, endWithoutSpaces(text, amountStart)), asset, amountStart);
    }

    private static int skipSpaces(String text, int start) {
        int position = start;
        while (position < text.length() && text.charAt(position) == ' ') {
            position++;
        }
        return position;
    }

    private static int endWithoutSpaces(String text, int start) {
        int end = text.length();
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        return end;
    }

    private static boolean isUpperCase(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
