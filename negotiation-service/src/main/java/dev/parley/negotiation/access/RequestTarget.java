package dev.parley.negotiation.access;

import java.util.Locale;

/**
 * What a request asks for on its host.
 *
 * @param path percent-encoded, as it came
 * @param query without question mark; empty: none
 */
public record RequestTarget(String path, String query) {

    /**
     * Reads the target of a request line in origin form. A slash or backslash that is encoded is refused: some origins
     * decode it and would serve another resource than the one that was decided on.
     *
     * @throws IllegalArgumentException telling what was expected
     */
    public static RequestTarget parse(String target) {
        if (!target.startsWith("/")) {
            throw new IllegalArgumentException("expected a path that begins with a slash");
        }
        if (target.indexOf('#') >= 0) {
            throw new IllegalArgumentException("expected a target without fragment");
        }
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String upper = path.toUpperCase(Locale.ROOT);
        if (upper.contains("%2F") || upper.contains("%5C")) {
            throw new IllegalArgumentException("expected a path without encoded slashes or backslashes");
        }
        return new RequestTarget(path, mark < 0 ? "" : target.substring(mark + 1));
    }
}
