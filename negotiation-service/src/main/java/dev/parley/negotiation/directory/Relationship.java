package dev.parley.negotiation.directory;

import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.match.Standing;
import java.time.Instant;
import java.util.List;

/**
 * What one client is to one publisher.
 *
 * @param version grows with each change; of two states the higher one holds
 * @param keys the client's keys for this publisher, revoked ones included; they open no other
 */
public record Relationship(
        PublisherId publisher, ClientId client, long version, Instant changedAt, Standing standing, List<Key> keys) {

    public Relationship {
        keys = List.copyOf(keys);
    }
}
