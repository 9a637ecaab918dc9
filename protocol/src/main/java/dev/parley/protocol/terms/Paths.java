package dev.parley.protocol.terms;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HexFormat;

/**
 * One spelling for each path to ask the origin for, and one reading of it to match. Servers differ in what they take an
 * encoded slash or a path parameter for, so that no such trick may reach a resource under another one's terms.
 */
public final class Paths {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String UNRESERVED_MARKS = "-._~";
    /** What RFC 3986 allows in a path as it is, besides the unreserved, and patterns give no meaning to. */
    private static final String LITERAL_MARKS = "!&'()+,;=:@";

    private Paths() {}

    /**
     * Normalises a path: percent-encoding (RFC 3986 section 6.2.2), dot segments, and runs of slashes, which many
     * servers read as one.
     *
     * @param path as in a request line, without query
     * @throws IllegalArgumentException if it does not begin with {@code /}, is badly encoded, or hides a dot segment
     *     behind an encoded slash or before a path parameter
     */
    public static String normalise(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("expected a path beginning with /");
        }
        String encoded = normaliseEncoding(path);
        boolean simple = !encoded.contains("//") && !encoded.contains("/.");
        String normal = simple ? encoded : resolveSegments(encoded);
        if (hasDotSegment(forMatching(normal))) {
            throw new IllegalArgumentException("dot segments must not hide behind encoded slashes or parameters");
        }
        return normal;
    }

    /**
     * A normalised path as patterns see it: everything is decoded that servers may decode, slashes and backslashes
     * included, and path parameters are left out, for servlet containers find {@code /news/premium} under
     * {@code /news;x/premium} too. {@code *} and {@code $}, which mean something else in patterns, are encoded.
     */
    static String forMatching(String normal) {
        return withoutParameters(decodeMarks(normal)).replace("*", "%2A").replace("$", "%24");
    }

    private static String withoutParameters(String path) {
        if (path.indexOf(';') < 0) {
            return path;
        }
        var plain = new StringBuilder(path.length());
        boolean parameter = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            parameter = c == ';' || (parameter && c != '/');
            if (!parameter) {
                append(c, plain);
            }
        }
        return plain.toString();
    }

    /** Decodes the marks of a path whose encoding is normal, but for {@code *} and {@code $}. */
    static String decodeMarks(String normal) {
        if (normal.indexOf('%') < 0) {
            return normal;
        }
        var decoded = new StringBuilder(normal.length());
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            if (c != '%') {
                append(c, decoded);
                continue;
            }
            char octet = (char) decode(normal, i);
            if (octet == '/' || octet == '\\') {
                append('/', decoded);
            } else if (LITERAL_MARKS.indexOf(octet) >= 0) {
                decoded.append(octet);
            } else {
                decoded.append(normal, i, i + 3);
            }
            i += 2;
        }
        return decoded.toString();
    }

    /** Appends, but never a second slash to a first. */
    private static void append(char c, StringBuilder decoded) {
        boolean repeated = c == '/' && !decoded.isEmpty() && decoded.charAt(decoded.length() - 1) == '/';
        if (!repeated) {
            decoded.append(c);
        }
    }

    private static boolean hasDotSegment(String path) {
        for (int dot = path.indexOf("/."); dot >= 0; dot = path.indexOf("/.", dot + 1)) {
            int end = path.startsWith("/..", dot) ? dot + 3 : dot + 2;
            if (end == path.length() || path.charAt(end) == '/') {
                return true;
            }
        }
        return false;
    }

    /**
     * @throws IllegalArgumentException on a {@code %} without two hexadecimal digits, a control character, a blank or a
     *     backslash, encoded NUL included
     */
    static String normaliseEncoding(String path) {
        if (path.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '%' && c != '\\')) {
            return path;
        }
        var normal = new StringBuilder(path.length() + 16);
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%') {
                appendOctet(decode(path, i), normal);
                i += 2;
            } else if (c <= 0x20 || c == 0x7f || c == '\\') {
                throw new IllegalArgumentException("blanks, control characters and backslashes must be encoded");
            } else if (c < 0x7f) {
                normal.append(c);
            } else {
                int codePoint = path.codePointAt(i);
                for (byte octet : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
                    normal.append('%').append(HEX.toHexDigits(octet));
                }
                i += Character.charCount(codePoint) - 1;
            }
        }
        return normal.toString();
    }

    private static int decode(String path, int percent) {
        if (percent + 2 >= path.length()
                || !HexFormat.isHexDigit(path.charAt(percent + 1))
                || !HexFormat.isHexDigit(path.charAt(percent + 2))) {
            throw new IllegalArgumentException("expected two hexadecimal digits after %");
        }
        int octet = HexFormat.fromHexDigits(path, percent + 1, percent + 3);
        if (octet == 0) {
            throw new IllegalArgumentException("an encoded NUL is not part of any path");
        }
        return octet;
    }

    private static void appendOctet(int octet, StringBuilder normal) {
        boolean unreserved = octet < 0x7f && (Character.isLetterOrDigit(octet) || UNRESERVED_MARKS.indexOf(octet) >= 0);
        if (unreserved) {
            normal.append((char) octet);
        } else {
            normal.append('%').append(HEX.toHexDigits((byte) octet));
        }
    }

    private static String resolveSegments(String path) {
        var segments = new ArrayDeque<String>();
        for (String segment : path.split("/")) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        boolean folder = path.endsWith("/") || path.endsWith("/.") || path.endsWith("/..");
        String joined = "/" + String.join("/", segments);
        return folder && !segments.isEmpty() ? joined + "/" : joined;
    }
}
