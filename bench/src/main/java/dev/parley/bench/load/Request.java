package dev.parley.bench.load;

import java.net.URI;
import java.util.Map;

/**
 * What is asked again and again.
 *
 * @param target where to, without TLS
 * @param headers without those that frame the body; a {@code Host} among them stands in for the target's
 * @param body empty if there is none
 */
public record Request(String method, URI target, Map<String, String> headers, String body) {

    public Request {
        headers = Map.copyOf(headers);
    }
}
