package dev.parley.standalone.page;

/**
 * The resource that a line speaks of, cut in two without parsing it: paths hold what callers wrote, and <code>{</code>,
 * {@code <} or {@code |} are in no URL that {@link java.net.URI} takes.
 *
 * @param host with its port where one is said; empty where there is none
 * @param path without query
 */
record Resource(String host, String path) {

    /** @param url origin and path, with listed parameters maybe; any text will do */
    static Resource of(String url) {
        int scheme = url.indexOf("://");
        int begin = scheme < 0 ? 0 : scheme + 3;
        int query = url.indexOf('?', begin);
        String named = url.substring(begin, query < 0 ? url.length() : query);
        int slash = named.indexOf('/');
        int end = scheme < 0 ? 0 : slash < 0 ? named.length() : slash;
        return new Resource(named.substring(0, end), named.substring(end));
    }
}
