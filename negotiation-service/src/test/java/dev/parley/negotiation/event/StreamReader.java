package dev.parley.negotiation.event;

import static org.assertj.core.api.Assertions.fail;

import dev.parley.schemas.EventCodec;
import dev.parley.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its beginning, as somebody would who knows nothing yet. */
public final class StreamReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(100);

    private final EventCodec codec = new EventCodec();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<SpecificRecord> read = new ArrayList<>();

    private StreamReader(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    public static StreamReader of(String bootstrapServers, Topic topic) {
        var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.topicName(), partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new StreamReader(consumer);
    }

    /** The first such event, once it is there. */
    public <T extends SpecificRecord> T await(Class<T> kind, Predicate<T> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            for (SpecificRecord event : read) {
                if (kind.isInstance(event) && wanted.test(kind.cast(event))) {
                    return kind.cast(event);
                }
            }
            consumer.poll(POLL).forEach(record -> read.add(codec.decode(record.value())));
        }
        return fail("no such %s in %s among %d events", kind.getSimpleName(), PATIENCE, read.size());
    }

    /** How many such events were read so far. */
    public <T extends SpecificRecord> long seen(Class<T> kind, Predicate<T> wanted) {
        return read.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(wanted)
                .count();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
