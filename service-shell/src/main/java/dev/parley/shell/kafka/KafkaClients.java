package dev.parley.shell.kafka;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes Kafka clients, all with the same settings. Whoever asks for one closes it. */
@Singleton
public class KafkaClients {
    /** A member that was killed keeps its partitions for this long. */
    private static final int MISSED_AFTER_MILLISECONDS = 10_000;

    private static final int BATCH_BYTES = 16 * 1024;
    private static final long BUFFER_BYTES = 8L * 1024 * 1024;
    private static final int BULK_BATCH_BYTES = 256 * 1024;
    private static final long BULK_BUFFER_BYTES = 16L * 1024 * 1024;

    private static final List<String> CO_PARTITIONED =
            List.of(RangeAssignor.class.getName(), CooperativeStickyAssignor.class.getName());

    private static final int FETCH_BYTES = 8 * 1024 * 1024;
    private static final int PARTITION_FETCH_BYTES = 4 * 1024 * 1024;

    private final KafkaConfiguration configuration;

    public KafkaClients(KafkaConfiguration configuration) {
        this.configuration = configuration;
    }

    /** A record is acknowledged by all replicas in sync, and stored once. */
    public Producer<byte[], byte[]> producer(String clientId) {
        return producer(clientId, BATCH_BYTES, BUFFER_BYTES);
    }

    /** The same for thousands of records at once, which travel in large batches. */
    public Producer<byte[], byte[]> bulkProducer(String clientId) {
        return producer(clientId, BULK_BATCH_BYTES, BULK_BUFFER_BYTES);
    }

    private Producer<byte[], byte[]> producer(String clientId, int batchBytes, long bufferBytes) {
        Map<String, Object> settings = settings(clientId);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(configuration.deliveryTimeout()));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) millis(configuration.deliveryTimeout()));
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, batchBytes);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, bufferBytes);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Belongs to no group: whoever reads a whole topic assigns its partitions itself. */
    public Consumer<byte[], byte[]> consumer(String clientId) {
        Map<String, Object> settings = settings(clientId);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Shares partitions with the other members of a group. It knows no offsets of its own: where reading begins is said
     * by who keeps them, and an offset that the broker does not have is an error, never a jump. Of topics with as many
     * partitions each, one member gets those of one number; sticky assignment alone would tear them apart, and stays in
     * the list for members of an earlier version.
     */
    public Consumer<byte[], byte[]> member(String clientId, String group, int maxRecords) {
        Map<String, Object> settings = settings(clientId);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, MISSED_AFTER_MILLISECONDS);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxRecords);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_BYTES);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CO_PARTITIONED);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    public Admin admin(String clientId) {
        return Admin.create(settings(clientId));
    }

    private Map<String, Object> settings(String clientId) {
        Map<String, Object> settings = new HashMap<>(configuration.client());
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, configuration.bootstrapServers());
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis(configuration.requestTimeout()));
        return settings;
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
