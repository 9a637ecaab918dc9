package dev.parley.usagelog.report.http;

import static io.restassured.RestAssured.given;

import dev.parley.protocol.agreement.ResponseId;
import dev.parley.protocol.agreement.ResponseIds;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.UuidV7;
import dev.parley.schemas.EventCodec;
import dev.parley.schemas.EventKey;
import dev.parley.schemas.Topic;
import dev.parley.schemas.event.KeyHash;
import dev.parley.schemas.event.PublisherState;
import dev.parley.schemas.event.RelationshipState;
import dev.parley.schemas.event.Standing;
import dev.parley.shell.party.KeyDigest;
import dev.parley.usagelog.TestUsage;
import dev.parley.usagelog.record.Reporter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A client with a key for a publisher, as the negotiation service makes them known. */
record Buyer(Reporter reporter, String key, String publisherKey) {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final EventCodec CODEC = new EventCodec();

    /** A new one at a publisher of its own; returns when the service knows it. */
    static Buyer registered(String bootstrapServers) {
        String suffix = ProcessHandle.current().pid() + "_" + System.nanoTime() + "_" + COUNT.incrementAndGet();
        var buyer = new Buyer(
                new Reporter(new PublisherId("pub_" + suffix), new ClientId("cli_" + suffix)),
                "parley_cli_" + suffix,
                "parley_pub_" + suffix);
        buyer.register(bootstrapServers);
        buyer.awaitKnown();
        return buyer;
    }

    /** When what the buyer accessed was served: a moment ago. */
    static Instant accessedAt() {
        return Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MICROS);
    }

    RequestSpecification asClient() {
        return given().header("Authorization", "Bearer " + key);
    }

    Response report(String body) {
        return asClient().contentType("application/json").body(body).post("/v1/usage");
    }

    /** What it got with a page, under {@link TestUsage#AGREEMENT}. */
    ResponseId accessed(ResponseIds keys) {
        return keys.mint(
                UuidV7.create(accessedAt(), new Random(System.nanoTime())),
                reporter.publisher(),
                reporter.payer(),
                TestUsage.AGREEMENT);
    }

    /** A record as JSON. */
    static String cited(String id, ResponseId response) {
        return """
                {"id": "%s", "responseId": "%s", "agreement": "%s", "use": "cited", "usedAt": "%s"}""".formatted(id, response, TestUsage.AGREEMENT, Instant.now());
    }

    private void register(String bootstrapServers) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            String publisher = reporter.publisher().value();
            String client = reporter.client().value();
            producer.send(record(EventKey.party(publisher), publisherState(publisher)));
            producer.send(record(EventKey.relationship(publisher, client), relationship(publisher, client)));
        }
    }

    private PublisherState publisherState(String publisher) {
        return PublisherState.newBuilder()
                .setPublisher(publisher)
                .setVersion(1)
                .setChangedAt(Instant.EPOCH)
                .setName("The " + publisher)
                .setZone("Europe/Berlin")
                .setCurrency("EUR")
                .setOrigins(List.of())
                .setKeys(List.of(hash(publisherKey)))
                .build();
    }

    private RelationshipState relationship(String publisher, String client) {
        return RelationshipState.newBuilder()
                .setPublisher(publisher)
                .setClient(client)
                .setVersion(1)
                .setChangedAt(Instant.EPOCH)
                .setStanding(Standing.APPROVED)
                .setKeys(List.of(hash(key)))
                .build();
    }

    private static ProducerRecord<byte[], byte[]> record(byte[] key, SpecificRecord state) {
        return new ProducerRecord<>(Topic.PARTIES.topicName(), key, CODEC.encode(state));
    }

    private static KeyHash hash(String key) {
        return new KeyHash("key_1", ByteBuffer.wrap(KeyDigest.of(key).bytes()), Instant.EPOCH, null);
    }

    private void awaitKnown() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int status = report("").statusCode();
        while (status == 401 || status == 503) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the service does not know its client");
            }
            status = report("").statusCode();
        }
    }
}
