package dev.parley.usagelog.query.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.schemas.EventCodec;
import dev.parley.schemas.EventKey;
import dev.parley.schemas.Topic;
import dev.parley.schemas.event.KeyHash;
import dev.parley.schemas.event.PublisherState;
import dev.parley.schemas.event.RelationshipState;
import dev.parley.schemas.event.Standing;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The streams as others fill them. */
final class Streams implements AutoCloseable {
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
                        .setName(publisher)
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

    void send(Topic topic, byte[] key, SpecificRecord event) {
        send(new ProducerRecord<>(topic.topicName(), key, codec.encode(event)));
    }

    /** An event of a schema that nobody here knows. */
    void sendUnknown(Topic topic, int partition, SpecificRecord event) {
        byte[] value = codec.encode(event);
        value[5] ^= 1;
        send(new ProducerRecord<>(topic.topicName(), partition, new byte[0], value));
    }

    private void send(ProducerRecord<byte[], byte[]> event) {
        try {
            producer.send(event).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static KeyHash hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
            return new KeyHash("key_1", ByteBuffer.wrap(digest), Instant.EPOCH, null);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
