package dev.parley.standalone.edge;

import java.nio.file.Path;

/**
 * What a proxy of the how-tos stands between.
 *
 * @param folder for its files and logs
 * @param host name of the site
 * @param parleyPort of the API
 * @param sitePort of the origin
 */
public record Surroundings(Path folder, String host, int parleyPort, int sitePort, String edgeKey, WhenAway whenAway) {

    /** The publisher's choice of what agents get while Parley does not answer. */
    public enum WhenAway {
        CLOSED,
        OPEN
    }

    static String local(int port) {
        return "127.0.0.1:" + port;
    }
}
