package dev.parley.negotiation.directory;

import java.net.URI;

/**
 * An origin of a publisher.
 *
 * @param uri scheme and authority, as in {@code https://planet.example}
 * @param upstream where the content comes from: scheme and authority
 * @param proof how it was proven: {@code operator}, {@code dns} or {@code well-known}
 */
public record Origin(URI uri, URI upstream, String proof) {

    /** By which requests find it. */
    public String host() {
        return Hosts.withoutPort(uri.getAuthority());
    }
}
