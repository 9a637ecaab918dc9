package dev.parley.usagelog.report.http;

import static org.assertj.core.api.Assertions.fail;

import dev.parley.schemas.EventCodec;
import dev.parley.schemas.EventKey;
import dev.parley.schemas.Topic;
import dev.parley.usagelog.record.Reporter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What stands in the stream of one reporter, in its order. */
final class UsageTopic implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(100);

    private final EventCodec codec = new EventCodec();
    private final byte[] key;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<SpecificRecord> events = new ArrayList<>();

    UsageTopic(String bootstrapServers, Reporter reporter) {
        key = EventKey.relationship(
                reporter.publisher().value(), reporter.payer().value());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var partition =
                new TopicPartition(Topic.USAGE.topicName(), EventKey.partitionFor(key, Topic.USAGE.partitions()));
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /** All of its events, once there are so many. */
    List<SpecificRecord> await(int count) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (events.size() < count) {
            if (System.nanoTime() > deadline) {
                return fail("%d events in %s, not %d", events.size(), PATIENCE, count);
            }
            consumer.poll(POLL).forEach(this::take);
        }
        return List.copyOf(events);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (Arrays.equals(record.key(), key)) {
            events.add(codec.decode(record.value()));
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
