package dev.parley.negotiation.event.kafka;

import dev.parley.shell.kafka.KafkaConfiguration;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes Kafka clients, all with the same settings. Whoever asks for one closes it. */
@Singleton
public class KafkaClients {
    /** Terms are the largest: what the topic takes, the producer must not refuse, or nothing behind it leaves the outbox. */
    private static final int LARGEST_RECORD_BYTES = 5 * 1024 * 1024;

    private final KafkaConfiguration configuration;

    public KafkaClients(KafkaConfiguration configuration) {
        this.configuration = configuration;
    }

    /** A record is acknowledged by all replicas in sync, stored once, and sent at once. */
    public Producer<byte[], byte[]> producer(String clientId) {
        return producer(clientId, configuration.deliveryTimeout());
    }

    /** The same for a thread that must not wait: a record that cannot be taken at once is refused. */
    public Producer<byte[], byte[]> unblockingProducer(String clientId) {
        return producer(clientId, Duration.ZERO);
    }

    private Producer<byte[], byte[]> producer(String clientId, Duration maxBlock) {
        Map<String, Object> settings = settings(clientId);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(configuration.deliveryTimeout()));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, maxBlock.toMillis());
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L * 1024 * 1024);
        // What comes while a batch is under way travels together in the next one: nobody waits longer, and under load
        // the brokers get a few large requests instead of many small ones.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
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

    public Admin admin() {
        return Admin.create(settings("parley-negotiation-admin"));
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
