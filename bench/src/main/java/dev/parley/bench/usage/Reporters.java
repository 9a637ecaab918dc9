package dev.parley.bench.usage;

import dev.parley.protocol.agreement.KeyState;
import dev.parley.protocol.agreement.ResponseIdKey;
import dev.parley.protocol.agreement.ResponseIdKeys;
import dev.parley.protocol.agreement.ResponseIds;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.UuidV7;
import dev.parley.schemas.EventCodec;
import dev.parley.schemas.EventKey;
import dev.parley.schemas.Topic;
import dev.parley.schemas.event.KeyHash;
import dev.parley.schemas.event.RelationshipState;
import dev.parley.schemas.event.Standing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Clients of one publisher, the keys that they call with, and reports of what they read a moment ago. */
final class Reporters {
    static final int CLIENTS = 8;

    private static final String PUBLISHER = "pub_bench";
    private static final int SECRET_BYTES = 32;

    private final SplittableRandom random = new SplittableRandom(1);
    private final byte[] secret = new byte[SECRET_BYTES];
    private final ResponseIds responseIds;

    Reporters() {
        random.nextBytes(secret);
        responseIds = new ResponseIds(new ResponseIdKeys(List.of(ResponseIdKey.of(1, KeyState.SIGNING, secret))));
    }

    /** The key ring by which the service checks what they report. */
    Path keyRing() throws IOException {
        Path file = Files.createTempFile("parley-bench-keys-", ".json");
        file.toFile().deleteOnExit();
        return Files.writeString(
                file, """
                    {"responseIds": [{"id": 1, "state": "signing", "secret": "%s"}], "agreements": []}
                    """.formatted(Base64.getUrlEncoder().withoutPadding().encodeToString(secret)));
    }

    /** Makes them known, as the negotiation service does. */
    void introduce(String bootstrapServers) throws Exception {
        var codec = new EventCodec();
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int client = 0; client < CLIENTS; client++) {
                producer.send(new ProducerRecord<>(
                                Topic.PARTIES.topicName(),
                                EventKey.relationship(PUBLISHER, name(client)),
                                codec.encode(relationship(client))))
                        .get();
            }
        }
    }

    /** What a client calls with. */
    String key(int client) {
        return "parley_cli_bench_" + client;
    }

    /** A report of so many lines, each of a response of its own. */
    byte[] report(int client, int records) {
        var body = new StringBuilder();
        for (int record = 0; record < records; record++) {
            body.append(line(client, record)).append('\n');
        }
        return body.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private String line(int client, int record) {
        Instant now = Instant.now();
        String agreement = "agr_bench_" + client;
        String responseId = responseIds
                .mint(
                        UuidV7.create(now, random),
                        new PublisherId(PUBLISHER),
                        new PayerId(name(client)),
                        new AgreementId(agreement))
                .value();
        return """
            {"id":"answer-%d","responseId":"%s","agreement":"%s","use":"cited","usedAt":"%s","ref":"bench"}\
            """.formatted(record, responseId, agreement, now);
    }

    private RelationshipState relationship(int client) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(key(client).getBytes(StandardCharsets.UTF_8));
        return RelationshipState.newBuilder()
                .setPublisher(PUBLISHER)
                .setClient(name(client))
                .setVersion(1L)
                .setChangedAt(Instant.EPOCH)
                .setStanding(Standing.APPROVED)
                .setKeys(List.of(new KeyHash("key_bench", ByteBuffer.wrap(digest), Instant.EPOCH, null)))
                .build();
    }

    private static String name(int client) {
        return "cli_bench_" + client;
    }

    static IntStream clients() {
        return IntStream.range(0, CLIENTS);
    }
}
