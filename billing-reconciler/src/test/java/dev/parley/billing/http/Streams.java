package dev.parley.billing.http;

import dev.parley.protocol.id.TermsHash;
import dev.parley.schemas.EventCodec;
import dev.parley.schemas.EventKey;
import dev.parley.schemas.Topic;
import dev.parley.schemas.Uuids;
import dev.parley.schemas.event.AccessDelivered;
import dev.parley.schemas.event.AccessGranted;
import dev.parley.schemas.event.Ceiling;
import dev.parley.schemas.event.DeliveryMode;
import dev.parley.schemas.event.DeliveryOutcome;
import dev.parley.schemas.event.Envelope;
import dev.parley.schemas.event.KeyHash;
import dev.parley.schemas.event.ProofKind;
import dev.parley.schemas.event.PublisherState;
import dev.parley.schemas.event.RelationshipState;
import dev.parley.schemas.event.Resource;
import dev.parley.schemas.event.Settlement;
import dev.parley.schemas.event.Standing;
import dev.parley.schemas.event.UnitPrice;
import dev.parley.schemas.event.UsageReported;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The streams as the negotiation service fills them. */
final class Streams implements AutoCloseable {
    static final String TERMS = TermsHash.of("terms").value();

    private final EventCodec codec = new EventCodec();
    private final KafkaProducer<byte[], byte[]> producer;

    Streams(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void publisher(String publisher, String key) {
        send(
                Topic.PARTIES,
                EventKey.party(publisher),
                PublisherState.newBuilder()
                        .setPublisher(publisher)
                        .setVersion(1)
                        .setChangedAt(Instant.EPOCH)
                        .setName("The " + publisher)
                        .setZone("Europe/Berlin")
                        .setCurrency("EUR")
                        .setOrigins(List.of())
                        .setKeys(List.of(hash(key)))
                        .build());
    }

    void client(String publisher, String client, String key) {
        send(
                Topic.PARTIES,
                EventKey.relationship(publisher, client),
                RelationshipState.newBuilder()
                        .setPublisher(publisher)
                        .setClient(client)
                        .setVersion(1)
                        .setChangedAt(Instant.EPOCH)
                        .setStanding(Standing.APPROVED)
                        .setKeys(List.of(hash(key)))
                        .build());
    }

    /** An observed access at 0.002 EUR, and the response's id. */
    String granted(UUID grant, String publisher, String client, Instant at) {
        String responseId = responseId(grant);
        send(
                Topic.ACCESS,
                EventKey.relationship(publisher, client),
                grantOf(grant, responseId, publisher, client, at, 2_000).build());
        return responseId;
    }

    /** Charges more than the client accepted. */
    void grantedAboveBound(UUID grant, String publisher, String client, Instant at) {
        send(
                Topic.ACCESS,
                EventKey.relationship(publisher, client),
                grantOf(grant, responseId(grant), publisher, client, at, 5_001).build());
    }

    void delivered(UUID grant, String publisher, String client, Instant at) {
        send(
                Topic.ACCESS,
                EventKey.relationship(publisher, client),
                AccessDelivered.newBuilder()
                        .setEventId(Uuids.toFixed(UUID.randomUUID()))
                        .setOccurredAt(at)
                        .setEnvelope(envelope())
                        .setGrantId(Uuids.toFixed(grant))
                        .setPublisher(publisher)
                        .setPayer(client)
                        .setOutcome(DeliveryOutcome.COMPLETE)
                        .setStatus(200)
                        .setBytes(4096)
                        .build());
    }

    /** Citations of a response at 0.01 EUR each, reported by the client that got it. */
    void cited(UUID grant, String responseId, String publisher, String client, long quantity, Instant at) {
        send(
                Topic.USAGE,
                EventKey.relationship(publisher, client),
                UsageReported.newBuilder()
                        .setEventId(Uuids.toFixed(UUID.randomUUID()))
                        .setOccurredAt(at)
                        .setEnvelope(envelope())
                        .setReport("rep_" + client)
                        .setPublisher(publisher)
                        .setPayer(client)
                        .setClient(client)
                        .setResponseId(responseId)
                        .setGrantId(Uuids.toFixed(grant))
                        .setUse("cited")
                        .setQuantity(quantity)
                        .setUsedAt(at)
                        .setRecordId("line-1")
                        .build());
    }

    void garbage(String publisher, String client) {
        send(Topic.ACCESS, EventKey.relationship(publisher, client), "not an event".getBytes(StandardCharsets.UTF_8));
    }

    private static AccessGranted.Builder grantOf(
            UUID grant, String responseId, String publisher, String client, Instant at, long price) {
        return AccessGranted.newBuilder()
                .setEventId(Uuids.toFixed(grant))
                .setOccurredAt(at)
                .setEnvelope(envelope())
                .setResponseId(responseId)
                .setPublisher(publisher)
                .setCaller(client)
                .setPayer(client)
                .setProof(ProofKind.KEY)
                .setAgreement("agr_of_" + client.substring(4))
                .setSettlement(Settlement.POSTPAY)
                .setTermsHash(TERMS)
                .setOffer("read-and-ground")
                .setUses(List.of("ai-input"))
                .setCeilings(List.of(new Ceiling("access", 5_000L, "EUR"), new Ceiling("cited", 20_000L, "EUR")))
                .setUnitPrices(
                        List.of(new UnitPrice("access", price, 1L, "EUR"), new UnitPrice("cited", 10_000L, 1L, "EUR")))
                .setAsset("EUR")
                .setResource(new Resource("https://planet.example", "/news/1", null))
                .setMethod("GET")
                .setDelivery(DeliveryMode.OBSERVED);
    }

    private static String responseId(UUID grant) {
        var bytes = ByteBuffer.allocate(32)
                .put((byte) 1)
                .putLong(grant.getMostSignificantBits())
                .putLong(grant.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static Envelope envelope() {
        return new Envelope(UUID.randomUUID().toString(), 0L);
    }

    private static KeyHash hash(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return new KeyHash("key_1", ByteBuffer.wrap(digest), Instant.EPOCH, null);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void send(Topic topic, byte[] key, SpecificRecord event) {
        send(topic, key, codec.encode(event));
    }

    private void send(Topic topic, byte[] key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic.topicName(), key, value)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
