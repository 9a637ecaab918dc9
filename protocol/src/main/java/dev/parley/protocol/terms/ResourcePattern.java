package dev.parley.protocol.terms;

import java.util.List;

/**
 * A pattern over paths, matched as RFC 9309 section 2.2.3 matches rules: from the beginning of the path, {@code *} for
 * any characters, {@code $} at the end for the end of the path. {@code /news} therefore covers {@code /newsletter} too;
 * {@code /news/} and {@code /news/*} do not. {@code %2A} and {@code %24} stand for {@code *} and {@code $} themselves.
 *
 * @param pattern what follows an exclusion's {@code !}, in the spelling that paths are matched in
 * @param excludes whether the pattern takes resources out
 */
public record ResourcePattern(String pattern, boolean excludes) {
    private static final int MAX_LENGTH = 1024;

    /**
     * @throws IllegalArgumentException if it does not begin with {@code /}, is too long, is badly encoded, or cannot
     *     match any path: a mistake in an exclusion would give away what it was to protect
     */
    public ResourcePattern {
        if (!pattern.startsWith("/") || pattern.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "expected a path pattern of at most " + MAX_LENGTH + " characters, beginning with / or !/");
        }
        if (pattern.contains("?") || pattern.contains("#")) {
            throw new IllegalArgumentException("expected a path pattern; paths are matched without query and fragment");
        }
        if (pattern.contains("//") || pattern.contains("/./") || pattern.contains("/../")) {
            throw new IllegalArgumentException("no path matches empty segments, . and ..: they are resolved before");
        }
        pattern = withLiteralDollars(Paths.decodeMarks(Paths.normaliseEncoding(pattern)));
        if (pattern.contains(";")) {
            throw new IllegalArgumentException(
                    "expected a path pattern without ; as paths are matched without parameters");
        }
    }

    /** Only at the end does {@code $} mean the end. */
    private static String withLiteralDollars(String pattern) {
        int last = pattern.length() - 1;
        return pattern.substring(0, last).replace("$", "%24") + pattern.substring(last);
    }

    /** @throws IllegalArgumentException as the constructor */
    public static ResourcePattern parse(String text) {
        return text.startsWith("!") ? new ResourcePattern(text.substring(1), true) : new ResourcePattern(text, false);
    }

    /** How specific the pattern is: the longest match wins. */
    public int length() {
        return pattern.length();
    }

    /** @param path as of {@link Paths#forMatching} */
    public boolean matches(String path) {
        boolean anchored = pattern.endsWith("$");
        int end = anchored ? pattern.length() - 1 : pattern.length();
        int p = 0;
        int s = 0;
        int star = -1;
        int resume = 0;
        while (p < end || (anchored && s < path.length())) {
            if (p < end && pattern.charAt(p) == '*') {
                star = p++;
                resume = s;
            } else if (p < end && s < path.length() && pattern.charAt(p) == path.charAt(s)) {
                p++;
                s++;
            } else if (star >= 0 && resume < path.length()) {
                // What the last star covers grows by one, and the rest is tried again.
                p = star + 1;
                s = ++resume;
            } else {
                return false;
            }
        }
        return true;
    }

    /** Whether there is no path that it does not match. */
    boolean coversEverything() {
        boolean anchoredStar = pattern.endsWith("*$");
        String body = anchoredStar ? pattern.substring(0, pattern.length() - 1) : pattern;
        return body.chars().skip(1).allMatch(c -> c == '*');
    }

    /** The names of the folders that every path that matches begins with. */
    List<String> folders() {
        int star = pattern.indexOf('*');
        int lastSlash = pattern.lastIndexOf('/', star < 0 ? pattern.length() : star);
        return lastSlash == 0
                ? List.of()
                : List.of(pattern.substring(1, lastSlash).split("/"));
    }

    @Override
    public String toString() {
        return excludes ? "!" + pattern : pattern;
    }
}
