package dev.parley.protocol.header.structured;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the canonical text of RFC 9651, section 4.1. Cannot fail: the values were checked when they were made. */
final class FieldWriter {
    private static final String HEXADECIMAL = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder();

    FieldWriter list(List<? extends Member> members) {
        String separator = "";
        for (Member member : members) {
            out.append(separator);
            member(member);
            separator = ", ";
        }
        return this;
    }

    FieldWriter dictionary(Dictionary dictionary) {
        String separator = "";
        for (DictionaryMember entry : dictionary.members()) {
            out.append(separator).append(entry.key());
            if (isTrue(entry.member())) {
                parameters(entry.member().parameters());
            } else {
                out.append('=');
                member(entry.member());
            }
            separator = ", ";
        }
        return this;
    }

    FieldWriter member(Member member) {
        switch (member) {
            case Item item -> bareItem(item.value());
            case InnerList inner -> innerList(inner.items());
        }
        parameters(member.parameters());
        return this;
    }

    private void innerList(List<Item> items) {
        out.append('(');
        String separator = "";
        for (Item item : items) {
            out.append(separator);
            member(item);
            separator = " ";
        }
        out.append(')');
    }

    private void parameters(Parameters parameters) {
        for (Parameter parameter : parameters.list()) {
            out.append(';').append(parameter.key());
            if (!isTrue(parameter.value())) {
                out.append('=');
                bareItem(parameter.value());
            }
        }
    }

    private void bareItem(BareItem value) {
        switch (value) {
            case BareItem.WholeNumber number -> out.append(number.value());
            case BareItem.DecimalNumber number -> decimal(number.thousandths());
            case BareItem.Text text -> text(text.value());
            case BareItem.Token token -> out.append(token.value());
            case BareItem.Bytes bytes -> out.append(':').append(bytes.base64()).append(':');
            case BareItem.Flag flag -> out.append(flag.value() ? "?1" : "?0");
            case BareItem.Date date -> out.append('@').append(date.epochSecond());
            case BareItem.DisplayText text -> displayText(text.value());
        }
    }

    private void decimal(long thousandths) {
        long magnitude = Math.abs(thousandths);
        long fraction = magnitude % 1000;
        out.append(thousandths < 0 ? "-" : "").append(magnitude / 1000).append('.');
        out.append(fraction / 100);
        if (fraction % 100 != 0) {
            out.append(fraction / 10 % 10);
        }
        if (fraction % 10 != 0) {
            out.append(fraction % 10);
        }
    }

    private void text(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        out.append('"');
    }

    private void displayText(String value) {
        out.append("%\"");
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            if (octet == '%' || octet == '"' || !Grammar.isPrintable(octet)) {
                out.append('%').append(HEXADECIMAL.charAt((octet >> 4) & 0xf)).append(HEXADECIMAL.charAt(octet & 0xf));
            } else {
                out.append((char) octet);
            }
        }
        out.append('"');
    }

    private static boolean isTrue(Member member) {
        return member instanceof Item item && isTrue(item.value());
    }

    private static boolean isTrue(BareItem value) {
        return value instanceof BareItem.Flag flag && flag.value();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
