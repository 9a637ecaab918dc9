package dev.parley.standalone.outage;

import dev.parley.schemas.EventCodec;
import dev.parley.schemas.Topic;
import dev.parley.schemas.event.AccessVoided;
import dev.parley.schemas.event.ServedUnmetered;
import dev.parley.schemas.event.VoidReason;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the access stream holds. */
final class AccessStream implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final EventCodec codec = new EventCodec();
    private final List<SpecificRecord> events = new ArrayList<>();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions = IntStream.range(0, Topic.ACCESS.partitions())
            .mapToObj(partition -> new TopicPartition(Topic.ACCESS.topicName(), partition))
            .toList();

    AccessStream(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Records in all partitions. */
    long length() {
        return consumer.endOffsets(partitions).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Grants that were taken back because nobody knew what had become of them. */
    long voidsOfUnknownOutcome() {
        return read().stream()
                .filter(AccessVoided.class::isInstance)
                .map(AccessVoided.class::cast)
                .filter(voided -> voided.getReason() == VoidReason.OUTCOME_UNKNOWN)
                .count();
    }

    /** Responses that were served at no price, by publisher; an event that came twice is one. */
    Map<String, Long> unmetered() {
        var byEvent = new HashMap<ByteBuffer, ServedUnmetered>();
        read().stream()
                .filter(ServedUnmetered.class::isInstance)
                .map(ServedUnmetered.class::cast)
                .forEach(served ->
                        byEvent.put(ByteBuffer.wrap(served.getEventId().bytes()), served));
        var byPublisher = new HashMap<String, Long>();
        byEvent.values().forEach(served -> byPublisher.merge(served.getPublisher(), served.getResponses(), Long::sum));
        return byPublisher;
    }

    private List<SpecificRecord> read() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(record -> events.add(codec.decode(record.value())));
        }
        return events;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
