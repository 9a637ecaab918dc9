package dev.parley.negotiation.access;

import dev.parley.backbone.Backbone;
import dev.parley.schemas.EventCodec;
import dev.parley.schemas.Topic;
import dev.parley.schemas.event.AccessDelivered;
import dev.parley.schemas.event.AccessGranted;
import dev.parley.schemas.event.AccessVoided;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the access events of one publisher from the real stream. */
public final class AccessEvents implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);

    private final EventCodec codec = new EventCodec();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<SpecificRecord> seen = new ArrayList<>();
    private final String publisher;

    public AccessEvents(String publisher) {
        this.publisher = publisher;
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", Backbone.shared().bootstrapServers(), "enable.auto.commit", "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, Topic.ACCESS.partitions())
                .mapToObj(partition -> new TopicPartition(Topic.ACCESS.topicName(), partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Waits for a grant that nobody took yet. */
    public AccessGranted granted(String responseId) {
        return await(AccessGranted.class, event -> event.getResponseId().equals(responseId));
    }

    /** Waits for how a grant was delivered. */
    public AccessDelivered delivered(AccessGranted grant) {
        return await(AccessDelivered.class, event -> event.getGrantId().equals(grant.getEventId()));
    }

    /** Waits for a void. */
    public AccessVoided voided() {
        return await(AccessVoided.class, event -> true);
    }

    /** Everything of the publisher that the stream holds now. */
    public <T extends SpecificRecord> List<T> all(Class<T> kind) {
        Map<TopicPartition, Long> end = consumer.endOffsets(consumer.assignment());
        while (end.entrySet().stream()
                .anyMatch(partition -> consumer.position(partition.getKey()) < partition.getValue())) {
            poll();
        }
        return seen.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private <T extends SpecificRecord> T await(Class<T> kind, Predicate<T> condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Function<SpecificRecord, Boolean> fits = event -> kind.isInstance(event) && condition.test(kind.cast(event));
        while (System.nanoTime() < deadline) {
            var found = seen.stream().filter(fits::apply).findFirst();
            if (found.isPresent()) {
                return kind.cast(found.get());
            }
            poll();
        }
        throw new AssertionError("no such " + kind.getSimpleName() + " within " + PATIENCE + " among " + seen);
    }

    private void poll() {
        consumer.poll(POLL).forEach(message -> {
            SpecificRecord event = codec.decode(message.value());
            if (publisher.equals(publisherOf(event))) {
                seen.add(event);
            }
        });
    }

    private static String publisherOf(SpecificRecord event) {
        return switch (event) {
            case AccessGranted granted -> granted.getPublisher();
            case AccessDelivered delivered -> delivered.getPublisher();
            case AccessVoided voided -> voided.getPublisher();
            default -> "";
        };
    }

    @Override
    public void close() {
        consumer.close();
    }
}
