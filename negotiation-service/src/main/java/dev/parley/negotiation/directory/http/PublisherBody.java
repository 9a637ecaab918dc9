package dev.parley.negotiation.directory.http;

import dev.parley.negotiation.directory.Key;
import dev.parley.negotiation.directory.Origin;
import dev.parley.negotiation.directory.Publisher;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A publisher as it is answered. */
public record PublisherBody(
        String id, String name, String zone, String currency, List<OriginBody> origins, List<KeyBody> keys) {

    /** An origin as it is answered. */
    public record OriginBody(String origin, String upstream, String proof) {
        static OriginBody of(Origin origin) {
            return new OriginBody(origin.uri().toString(), origin.upstream().toString(), origin.proof());
        }
    }

    /** A key as it is answered, by its name alone. */
    public record KeyBody(
            String keyId, Instant createdAt, @Nullable Instant revokedAt) {
        static KeyBody of(Key key) {
            return new KeyBody(key.id(), key.createdAt(), key.revokedAt());
        }
    }

    static PublisherBody of(Publisher publisher) {
        return new PublisherBody(
                publisher.id().value(),
                publisher.name(),
                publisher.zone().getId(),
                publisher.currency().code(),
                publisher.origins().stream().map(OriginBody::of).toList(),
                publisher.keys().stream().map(KeyBody::of).toList());
    }
}
