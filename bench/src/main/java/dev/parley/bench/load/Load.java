package dev.parley.bench.load;

import java.net.URI;
import java.time.Duration;

/**
 * The same request again and again, the next one on a connection as soon as the one before was answered.
 *
 * @param status that every answer must have
 * @param connections kept open; 1 or more
 */
public record Load(Request request, int status, int connections, Duration duration) {

    /** The same to somebody else. */
    public Load to(URI target) {
        return new Load(
                new Request(request.method(), target, request.headers(), request.body()),
                status,
                connections,
                duration);
    }

    public Load over(int fewerOrMoreConnections) {
        return new Load(request, status, fewerOrMoreConnections, duration);
    }

    public Load lasting(Duration shorterOrLonger) {
        return new Load(request, status, connections, shorterOrLonger);
    }
}
