package dev.parley.billing.close.kafka;

import dev.parley.billing.close.StreamProgress;
import dev.parley.billing.close.store.MeterConfiguration;
import dev.parley.billing.intake.StreamPartition;
import dev.parley.billing.intake.store.PartitionPositions;
import dev.parley.schemas.Topic;
import dev.parley.shell.kafka.KafkaClients;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Compares where the broker's partitions end with how far the books have read them. */
@Singleton
public class KafkaStreamProgress implements StreamProgress {
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final List<TopicPartition> PARTITIONS = Stream.of(Topic.ACCESS, Topic.USAGE)
            .flatMap(topic -> IntStream.range(0, topic.partitions())
                    .mapToObj(partition -> new TopicPartition(topic.topicName(), partition)))
            .toList();

    private final KafkaClients clients;
    private final PartitionPositions positions;
    private final MeterConfiguration configuration;

    public KafkaStreamProgress(KafkaClients clients, PartitionPositions positions, MeterConfiguration configuration) {
        this.clients = clients;
        this.positions = positions;
        this.configuration = configuration;
    }

    @Override
    public boolean awaitRead() {
        Map<StreamPartition, Long> ends = ends();
        long deadline = System.nanoTime() + configuration.intakePatience().toNanos();
        while (!isRead(ends)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    private Map<StreamPartition, Long> ends() {
        try (Consumer<byte[], byte[]> consumer = clients.consumer("parley-billing-stream-ends")) {
            return consumer.endOffsets(PARTITIONS, BROKER_PATIENCE).entrySet().stream()
                    .collect(Collectors.toMap(
                            end -> new StreamPartition(
                                    end.getKey().topic(), end.getKey().partition()),
                            Map.Entry::getValue));
        }
    }

    private boolean isRead(Map<StreamPartition, Long> ends) {
        Map<StreamPartition, Long> read = positions.nextOffsets();
        return ends.entrySet().stream().allMatch(end -> read.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
