package dev.parley.negotiation.directory;

import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.money.Asset;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * The whole state of a publisher.
 *
 * @param version grows with each change; of two states the higher one holds
 * @param zone where billing periods begin and end
 * @param currency of amounts where nothing else is said
 * @param keys the publisher's own, revoked ones included
 * @param edges its proxies, revoked ones included
 * @param openDuring without which of them it serves at no price rather than refuse
 */
public record Publisher(
        PublisherId id,
        long version,
        Instant changedAt,
        String name,
        ZoneId zone,
        Asset currency,
        List<Origin> origins,
        List<Key> keys,
        List<Edge> edges,
        Set<Dependency> openDuring) {

    public Publisher {
        origins = List.copyOf(origins);
        keys = List.copyOf(keys);
        edges = List.copyOf(edges);
        openDuring = Set.copyOf(openDuring);
    }
}
