package dev.parley.protocol.header.structured;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** One pass over one field value, as RFC 9651, section 4.2 parses it. Never goes back, so its cost is its length. */
final class FieldParser {
    private static final int END = -1;
    private static final int MAX_INTEGER_DIGITS = 15;
    private static final int MAX_DIGITS_BEFORE_POINT = 12;
    private static final int MAX_DIGITS_AFTER_POINT = 3;

    private final String input;
    private final RepeatedKeys repeatedKeys;
    private int position;

    FieldParser(String input, RepeatedKeys repeatedKeys) {
        this.input = input;
        this.repeatedKeys = repeatedKeys;
    }

    Item item() throws MalformedFieldException {
        skipSpaces();
        Item item = readItem();
        skipSpaces();
        if (current() != END) {
            throw expected("nothing more after the value");
        }
        return item;
    }

    List<Member> list() throws MalformedFieldException {
        skipSpaces();
        List<Member> members = new ArrayList<>();
        if (current() != END) {
            do {
                members.add(readMember());
            } while (readComma());
        }
        return List.copyOf(members);
    }

    Dictionary dictionary() throws MalformedFieldException {
        skipSpaces();
        SequencedMap<String, DictionaryMember> members = new LinkedHashMap<>();
        if (current() != END) {
            do {
                DictionaryMember member = readDictionaryMember();
                if (members.put(member.key(), member) != null) {
                    refuseRepeated(member.key(), member.position());
                }
            } while (readComma());
        }
        return new Dictionary(List.copyOf(members.values()));
    }

    /** Returns whether another member follows. */
    private boolean readComma() throws MalformedFieldException {
        skipOptionalWhitespace();
        if (current() == END) {
            return false;
        }
        if (current() != ',') {
            throw expected("a comma or the end");
        }
        position++;
        skipOptionalWhitespace();
        if (current() == END) {
            throw expected("another member after the comma");
        }
        return true;
    }

    private DictionaryMember readDictionaryMember() throws MalformedFieldException {
        int start = position;
        String key = readKey();
        if (current() == '=') {
            position++;
            return new DictionaryMember(key, readMember(), start);
        }
        return new DictionaryMember(key, new Item(new BareItem.Flag(true), readParameters(), start), start);
    }

    private Member readMember() throws MalformedFieldException {
        return current() == '(' ? readInnerList() : readItem();
    }

    private InnerList readInnerList() throws MalformedFieldException {
        int start = position++;
        List<Item> items = new ArrayList<>();
        skipSpaces();
        while (current() != ')') {
            items.add(readItem());
            if (current() != ' ' && current() != ')') {
                throw expected("a space or a closing parenthesis");
            }
            skipSpaces();
        }
        position++;
        return new InnerList(items, readParameters(), start);
    }

    private Item readItem() throws MalformedFieldException {
        int start = position;
        BareItem value = readBareItem();
        return new Item(value, readParameters(), start);
    }

    private Parameters readParameters() throws MalformedFieldException {
        if (current() != ';') {
            return Parameters.NONE;
        }
        SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
        while (current() == ';') {
            position++;
            skipSpaces();
            Parameter parameter = readParameter();
            if (parameters.put(parameter.key(), parameter) != null) {
                refuseRepeated(parameter.key(), parameter.position());
            }
        }
        return new Parameters(List.copyOf(parameters.values()));
    }

    private Parameter readParameter() throws MalformedFieldException {
        int start = position;
        String key = readKey();
        if (current() != '=') {
            return new Parameter(key, new BareItem.Flag(true), start);
        }
        position++;
        return new Parameter(key, readBareItem(), start);
    }

    private void refuseRepeated(String key, int start) throws MalformedFieldException {
        if (repeatedKeys == RepeatedKeys.REFUSED) {
            throw new MalformedFieldException(start, "\"" + key + "\" only once");
        }
    }

    private String readKey() throws MalformedFieldException {
        if (!Grammar.isKeyStart(current())) {
            throw expected("a key, beginning with a lower-case letter or *");
        }
        int start = position;
        while (Grammar.isKeyPart(current())) {
            position++;
        }
        return input.substring(start, position);
    }

    private BareItem readBareItem() throws MalformedFieldException {
        int c = current();
        if (c == '"') {
            return readText();
        }
        if (Grammar.isTokenStart(c)) {
            return readToken();
        }
        if (Grammar.isDigit(c) || c == '-') {
            return readNumber();
        }
        return switch (c) {
            case '?' -> readFlag();
            case ':' -> readBytes();
            case '@' -> readDate();
            case '%' -> readDisplayText();
            default ->
                throw expected("a value: a \"string\", a token, a number, ?0 or ?1, :base64:, @seconds or %\"text\"");
        };
    }

    private BareItem.Token readToken() {
        int start = position;
        while (Grammar.isTokenPart(current())) {
            position++;
        }
        return new BareItem.Token(input.substring(start, position));
    }

    private BareItem.Text readText() throws MalformedFieldException {
        int start = ++position;
        while (Grammar.isPrintable(current()) && current() != '"' && current() != '\\') {
            position++;
        }
        if (current() == '"') {
            return new BareItem.Text(input.substring(start, position++));
        }
        return readEscapedText(new StringBuilder(input.substring(start, position)));
    }

    private BareItem.Text readEscapedText(StringBuilder text) throws MalformedFieldException {
        while (current() != '"') {
            if (current() == '\\') {
                position++;
                if (current() != '"' && current() != '\\') {
                    throw expected("\" or \\ after a backslash");
                }
            }
            text.append((char) requirePrintable());
            position++;
        }
        position++;
        return new BareItem.Text(text.toString());
    }

    private BareItem readNumber() throws MalformedFieldException {
        boolean negative = current() == '-';
        if (negative) {
            position++;
        }
        int start = position;
        long value = readDigits(MAX_INTEGER_DIGITS, "at most 15 digits");
        if (current() != '.') {
            return new BareItem.WholeNumber(negative ? -value : value);
        }
        if (position - start > MAX_DIGITS_BEFORE_POINT) {
            throw new MalformedFieldException(start + MAX_DIGITS_BEFORE_POINT, "at most 12 digits before the point");
        }
        int afterPoint = ++position;
        long fraction =
                readDigits(MAX_DIGITS_AFTER_POINT, "at most 3 digits after the point; a \"string\" may carry more");
        for (int i = position - afterPoint; i < MAX_DIGITS_AFTER_POINT; i++) {
            fraction *= 10;
        }
        long thousandths = value * 1000 + fraction;
        return new BareItem.DecimalNumber(negative ? -thousandths : thousandths);
    }

    private long readDigits(int max, String limit) throws MalformedFieldException {
        if (!Grammar.isDigit(current())) {
            throw expected("a digit");
        }
        int end = position + max;
        long value = 0;
        while (Grammar.isDigit(current())) {
            if (position == end) {
                throw expected(limit);
            }
            value = value * 10 + current() - '0';
            position++;
        }
        return value;
    }

    private BareItem.Date readDate() throws MalformedFieldException {
        int start = ++position;
        if (current() != '-' && !Grammar.isDigit(current())) {
            throw expected("seconds since 1970 after the @");
        }
        if (readNumber() instanceof BareItem.WholeNumber seconds) {
            return new BareItem.Date(seconds.value());
        }
        throw new MalformedFieldException(start, "whole seconds");
    }

    private BareItem.Flag readFlag() throws MalformedFieldException {
        position++;
        if (current() != '0' && current() != '1') {
            throw expected("0 or 1 after the question mark");
        }
        return new BareItem.Flag(input.charAt(position++) == '1');
    }

    private BareItem.Bytes readBytes() throws MalformedFieldException {
        int start = ++position;
        int end = input.indexOf(':', start);
        if (end < 0) {
            throw new MalformedFieldException(input.length(), "a colon after the base64");
        }
        position = end + 1;
        try {
            return new BareItem.Bytes(input.substring(start, end));
        } catch (IllegalArgumentException notBase64) {
            throw new MalformedFieldException(start, "base64 between the colons");
        }
    }

    private BareItem.DisplayText readDisplayText() throws MalformedFieldException {
        int start = position++;
        if (current() != '"') {
            throw expected("a quote after the percent sign");
        }
        position++;
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        while (current() != '"') {
            octets.write(current() == '%' ? readEncodedOctet() : requirePrintable());
            position++;
        }
        position++;
        try {
            return new BareItem.DisplayText(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets.toByteArray()))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            throw new MalformedFieldException(start, "UTF-8 in the display string");
        }
    }

    /** Stops on its last digit. */
    private int readEncodedOctet() throws MalformedFieldException {
        position++;
        int high = requireHexadecimal();
        position++;
        return (high << 4) | requireHexadecimal();
    }

    private int requireHexadecimal() throws MalformedFieldException {
        int c = current();
        if (Grammar.isDigit(c)) {
            return c - '0';
        }
        if (c >= 'a' && c <= 'f') {
            return c - 'a' + 10;
        }
        throw expected("two lower-case hexadecimal digits after the percent sign");
    }

    private int requirePrintable() throws MalformedFieldException {
        if (!Grammar.isPrintable(current())) {
            throw expected(current() == END ? "a closing quote" : "printable ASCII");
        }
        return current();
    }

    private void skipSpaces() {
        while (current() == ' ') {
            position++;
        }
    }

    private void skipOptionalWhitespace() {
        while (current() == ' ' || current() == '\t') {
            position++;
        }
    }

    private int current() {
        return position < input.length() ? input.charAt(position) : END;
    }

    private MalformedFieldException expected(String what) {
        return new MalformedFieldException(position, what);
    }
}
