package dev.parley.bench.usage;

import dev.parley.schemas.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The same bytes with no service before them: what it stored, sent again to a topic of as many partitions. */
final class BareProducer implements AutoCloseable {
    private static final String TOPIC = "bench.usage";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<ProducerRecord<byte[], byte[]>> records;
    private final KafkaProducer<byte[], byte[]> producer;

    private BareProducer(List<ProducerRecord<byte[], byte[]>> records, KafkaProducer<byte[], byte[]> producer) {
        this.records = records;
        this.producer = producer;
    }

    /** Keeps so many records that the service has stored. */
    static BareProducer of(String bootstrapServers, int count) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Topic.USAGE.partitions(), (short) 1)))
                    .all()
                    .get();
        }
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.BATCH_SIZE_CONFIG,
                256 * 1024);
        return new BareProducer(
                stored(bootstrapServers, count),
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    /** Until the broker has acknowledged each. */
    double recordsPerSecond() throws Exception {
        var failure = new AtomicReference<@Nullable Exception>();
        long start = System.nanoTime();
        for (var record : records) {
            producer.send(record, (stored, exception) -> {
                if (exception != null) {
                    failure.set(exception);
                }
            });
        }
        producer.flush();
        double seconds = (System.nanoTime() - start) / 1e9;
        Exception failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        return records.size() / seconds;
    }

    private static List<ProducerRecord<byte[], byte[]>> stored(String bootstrapServers, int count) throws IOException {
        List<TopicPartition> partitions = IntStream.range(0, Topic.USAGE.partitions())
                .mapToObj(partition -> new TopicPartition(Topic.USAGE.topicName(), partition))
                .toList();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (records.size() < count) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("%d of %d records were found".formatted(records.size(), count));
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    records.add(new ProducerRecord<>(TOPIC, record.partition(), record.key(), record.value()));
                }
            }
            return List.copyOf(records.subList(0, count));
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
