package dev.parley.negotiation.directory.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.negotiation.directory.Client;
import dev.parley.negotiation.directory.DeliveryMode;
import dev.parley.negotiation.directory.Dependency;
import dev.parley.negotiation.directory.Edge;
import dev.parley.negotiation.directory.Key;
import dev.parley.negotiation.directory.Origin;
import dev.parley.negotiation.directory.Publisher;
import dev.parley.negotiation.directory.Relationship;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.match.Standing;
import dev.parley.protocol.money.Asset;
import dev.parley.schemas.EventCodec;
import dev.parley.schemas.Uuids;
import dev.parley.schemas.event.Envelope;
import dev.parley.schemas.event.TermsWithdrawn;
import dev.parley.shell.party.KeyDigest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PartiesFollowedTest {
    private static final PublisherId PLANET = new PublisherId("pub_planet");
    private static final ClientId READER = new ClientId("cli_reader");
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");

    private final EventCodec codec = new EventCodec();
    private final PartyRecords records = new PartyRecords(codec);
    private final PartiesFollowed followed = new PartiesFollowed(records);

    @Test
    void makesOfARecordTheStateThatWasWritten() {
        var keys = List.of(
                new Key("key_1", KeyDigest.of("one"), NOW, null), new Key("key_2", KeyDigest.of("two"), NOW, NOW));
        var publisher = new Publisher(
                PLANET,
                7,
                NOW,
                "The Daily Planet",
                ZoneId.of("Europe/Berlin"),
                Asset.of("EUR"),
                List.of(new Origin(URI.create("https://planet.example"), URI.create("http://10.0.0.7"), "operator")),
                keys,
                List.of(
                        new Edge(new Key("edge_1", KeyDigest.of("three"), NOW, null), "nginx", DeliveryMode.OBSERVED),
                        new Edge(new Key("edge_2", KeyDigest.of("four"), NOW, NOW), "old", DeliveryMode.UNOBSERVED)),
                Set.of(Dependency.KAFKA, Dependency.KEYS));
        var relationship = new Relationship(PLANET, READER, 3, NOW, Standing.SUSPENDED, keys);

        followed.accept(codec.decode(records.of(publisher).payload()));
        followed.accept(
                codec.decode(records.of(new Client(READER, 1, NOW, "Reader")).payload()));
        followed.accept(codec.decode(records.of(relationship).payload()));

        assertThat(followed.parties().publisher(PLANET)).contains(publisher);
        assertThat(followed.parties().relationship(PLANET, READER)).contains(relationship);
    }

    @Test
    void keepsEachPartyUnderAKeyOfItsOwn() {
        var relationship = new Relationship(PLANET, READER, 1, NOW, Standing.PENDING, List.of());

        assertThat(new String(records.of(relationship).key(), StandardCharsets.UTF_8))
                .isEqualTo("pub_planet/cli_reader");
        assertThat(new String(records.of(new Client(READER, 1, NOW, "Reader")).key(), StandardCharsets.UTF_8))
                .isEqualTo("cli_reader");
    }

    @Test
    void refusesWhatTheTopicDoesNotCarry() {
        var withdrawn = TermsWithdrawn.newBuilder()
                .setEventId(Uuids.toFixed(new UUID(1, 2)))
                .setOccurredAt(NOW)
                .setEnvelope(new Envelope("boot", 0L))
                .setPublisher("pub_planet")
                .setTermsHash("sha-256:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU")
                .build();

        assertThatThrownBy(() -> followed.accept(withdrawn)).hasMessageContaining("does not carry TermsWithdrawn");
    }
}
