package dev.parley.protocol.document;

import dev.parley.protocol.document.Node.ArrayNode;
import dev.parley.protocol.document.Node.BooleanNode;
import dev.parley.protocol.document.Node.NullNode;
import dev.parley.protocol.document.Node.NumberNode;
import dev.parley.protocol.document.Node.ObjectNode;
import dev.parley.protocol.document.Node.TextNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a document as canonical JSON (RFC 8785): one text for one content. */
public final class CanonicalJson {
    /** Beyond this a JSON number is not exact everywhere (RFC 8785, section 3.2.2.3). */
    private static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

    private CanonicalJson() {}

    /** @throws IllegalArgumentException if a number is beyond ±(2^53 − 1) or a text holds half a surrogate pair */
    public static String write(Node node) {
        var json = new StringBuilder(256);
        write(node, json);
        return json.toString();
    }

    private static void write(Node node, StringBuilder json) {
        switch (node) {
            case ObjectNode object -> writeMembers(object.members(), json);
            case ArrayNode array -> writeElements(array.elements(), json);
            case TextNode text -> writeText(text.text(), json);
            case NumberNode number -> json.append(requireSafe(number.value()));
            case BooleanNode bool -> json.append(bool.value());
            case NullNode nothing -> json.append("null");
        }
    }

    private static void writeMembers(Map<String, Node> members, StringBuilder json) {
        json.append('{');
        // String's natural order is that of UTF-16 code units, which RFC 8785 section 3.2.3 asks for.
        Iterator<Map.Entry<String, Node>> sorted =
                new TreeMap<>(members).entrySet().iterator();
        while (sorted.hasNext()) {
            Map.Entry<String, Node> member = sorted.next();
            writeText(member.getKey(), json);
            json.append(':');
            write(member.getValue(), json);
            if (sorted.hasNext()) {
                json.append(',');
            }
        }
        json.append('}');
    }

    private static void writeElements(List<Node> elements, StringBuilder json) {
        json.append('[');
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0) {
                json.append(',');
            }
            write(elements.get(i), json);
        }
        json.append(']');
    }

    private static void writeText(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < 0x20) {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        requirePaired(text, i);
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }

    private static void requirePaired(String text, int index) {
        char c = text.charAt(index);
        boolean paired = !Character.isSurrogate(c)
                || (Character.isHighSurrogate(c)
                        && index + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(index + 1)))
                || (Character.isLowSurrogate(c) && index > 0 && Character.isHighSurrogate(text.charAt(index - 1)));
        if (!paired) {
            throw new IllegalArgumentException("text holds half a surrogate pair");
        }
    }

    private static long requireSafe(long value) {
        if (value > MAX_SAFE_INTEGER || value < -MAX_SAFE_INTEGER) {
            throw new IllegalArgumentException("number beyond 2^53 - 1: write it as text");
        }
        return value;
    }
}
