package dev.parley.protocol.match;

import dev.parley.protocol.terms.Paths;

/**
 * What is asked for, in its one spelling.
 *
 * @param origin scheme and authority, as in {@code https://planet.example}
 * @param path normalised, without query
 */
public record Resource(String origin, String path) {

    /**
     * @param rawPath as in the request line, without query
     * @throws IllegalArgumentException if the path is badly encoded
     */
    public static Resource of(String origin, String rawPath) {
        return new Resource(origin, Paths.normalise(rawPath));
    }

    @Override
    public String toString() {
        return origin + path;
    }
}
