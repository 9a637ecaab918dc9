package dev.parley.negotiation.access;

/**
 * What a request asks for on its host.
 *
 * @param path percent-encoded, as it came
 * @param query without question mark; empty: none
 */
public record RequestTarget(String path, String query) {

    /**
     * Reads the target of a request line in origin form.
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
        return new RequestTarget(path, mark < 0 ? "" : target.substring(mark + 1));
    }
}
