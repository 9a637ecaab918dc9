package dev.parley.shell.party.kafka;

import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.money.Asset;
import dev.parley.schemas.event.ClientState;
import dev.parley.schemas.event.KeyHash;
import dev.parley.schemas.event.PublisherState;
import dev.parley.schemas.event.RelationshipState;
import dev.parley.shell.party.KeyDigest;
import dev.parley.shell.party.KeyHolder;
import dev.parley.shell.party.PartyView;
import dev.parley.shell.party.Publisher;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** Reads the records of the parties stream. */
final class PartyRecords {
    private PartyRecords() {}

    /** @throws IllegalArgumentException if the record says something that cannot be */
    static void apply(SpecificRecord event, PartyView view) {
        switch (event) {
            case PublisherState state -> view.apply(publisherOf(state), state.getVersion(), keysOf(state.getKeys()));
            case ClientState state -> view.apply(new ClientId(state.getClient()), state.getName(), state.getVersion());
            case RelationshipState state ->
                view.apply(
                        new KeyHolder.OfClient(new PublisherId(state.getPublisher()), new ClientId(state.getClient())),
                        state.getVersion(),
                        keysOf(state.getKeys()));
            default ->
                throw new IllegalArgumentException(
                        "no party: " + event.getSchema().getName());
        }
    }

    private static Publisher publisherOf(PublisherState state) {
        return new Publisher(
                new PublisherId(state.getPublisher()),
                state.getName(),
                zoneOf(state.getZone()),
                Asset.of(state.getCurrency()));
    }

    private static ZoneId zoneOf(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no time zone is called " + zone, e);
        }
    }

    private static Set<KeyDigest> keysOf(List<KeyHash> keys) {
        return keys.stream()
                .filter(key -> key.getRevokedAt() == null)
                .map(key -> digestOf(key.getSha256()))
                .collect(Collectors.toSet());
    }

    private static KeyDigest digestOf(ByteBuffer sha256) {
        var bytes = new byte[sha256.remaining()];
        sha256.duplicate().get(bytes);
        return KeyDigest.ofBytes(bytes);
    }
}
