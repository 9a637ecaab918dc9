package dev.parley.billing.intake.kafka;

import dev.parley.billing.intake.Arrival;
import dev.parley.billing.intake.IntakeBatch;
import dev.parley.billing.intake.IntakeFlow;
import dev.parley.billing.intake.PartitionPosition;
import dev.parley.billing.intake.Sorted;
import dev.parley.billing.intake.StalePartitionException;
import dev.parley.billing.intake.StreamPartition;
import dev.parley.billing.intake.store.PartitionPositions;
import dev.parley.schemas.UnknownSchemaException;
import dev.parley.shell.kafka.KafkaClients;
import dev.parley.shell.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One member of the consumer group, on one thread. Offsets come from the database and are moved there; those that
 * Kafka keeps are a hint for whoever watches the lag. What fails is tried again until it succeeds; what cannot succeed
 * stops its partition alone.
 */
final class IntakeConsumer implements Runnable, ConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(IntakeConsumer.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(50);

    private final String name;
    private final List<String> topics;
    private final int maxBatch;
    private final Duration maxBackoff;
    private final KafkaClients clients;
    private final Consumer<byte[], byte[]> consumer;
    private final RecordReader reader;
    private final IntakeFlow flow;
    private final PartitionPositions positions;
    private final IntakeStatus status;
    private final IntakeTelemetry telemetry;

    /** The next offset of each partition that is being read; of the others nothing is polled. */
    private final Map<TopicPartition, Long> reading = new HashMap<>();

    private final Set<TopicPartition> unplaced = new HashSet<>();
    private Duration backoff = FIRST_BACKOFF;
    private boolean failing;
    private volatile boolean closing;

    IntakeConsumer(
            String name,
            List<String> topics,
            IntakeConfiguration configuration,
            KafkaClients clients,
            RecordReader reader,
            IntakeFlow flow,
            PartitionPositions positions,
            IntakeStatus status,
            IntakeTelemetry telemetry) {
        this.name = name;
        this.topics = topics;
        this.maxBatch = configuration.batch();
        this.maxBackoff = configuration.maxBackoff();
        this.clients = clients;
        this.consumer = clients.member(name, configuration.group(), configuration.batch());
        this.reader = reader;
        this.flow = flow;
        this.positions = positions;
        this.status = status;
        this.telemetry = telemetry;
    }

    @Override
    public void run() {
        try (consumer) {
            consumer.subscribe(topics, this);
            while (!closing) {
                turn();
            }
        } catch (WakeupException closed) {
            // Somebody asked this thread to end.
        }
    }

    /** Asks the thread to end after what it is doing. */
    void close() {
        closing = true;
        consumer.wakeup();
    }

    private void turn() {
        try {
            place();
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (TopicPartition partition : records.partitions()) {
                takeAll(partition, records.records(partition));
            }
            recover();
            reading.keySet().forEach(this::measureLag);
        } catch (WakeupException closed) {
            throw closed;
        } catch (OffsetOutOfRangeException e) {
            e.offsetOutOfRangePartitions()
                    .forEach((partition, offset) -> stop(
                            partition,
                            "offset %d is no longer in the topic: records were removed before they were read"
                                    .formatted(offset)));
        } catch (RuntimeException | Error e) {
            // Whatever it is, to go on without the batch would be to lose it.
            retryLater(e);
        }
    }

    /** Finds out where partitions that were assigned go on. */
    private void place() {
        if (unplaced.isEmpty()) {
            return;
        }
        Map<String, StreamIdentity> identities = new HashMap<>();
        for (TopicPartition partition : List.copyOf(unplaced)) {
            place(partition, identities.computeIfAbsent(partition.topic(), topic -> StreamIdentity.of(clients, topic)));
            unplaced.remove(partition);
        }
    }

    private void place(TopicPartition partition, StreamIdentity identity) {
        StreamPartition stream = streamOf(partition);
        PartitionPosition stored = positions.find(stream).orElseGet(() -> begin(partition, identity));
        var actual = new PartitionPosition(identity.clusterId(), identity.topicId(), stored.nextOffset());
        if (!stored.isOfSameStream(actual)) {
            stop(
                    partition,
                    "the books follow topic %s of cluster %s, and there is topic %s of cluster %s"
                            .formatted(stored.topicId(), stored.clusterId(), actual.topicId(), actual.clusterId()));
            return;
        }
        consumer.seek(partition, stored.nextOffset());
        consumer.resume(List.of(partition));
        reading.put(partition, stored.nextOffset());
        LOG.infof("intake.partition.assigned partition=%s offset=%d", stream, stored.nextOffset());
    }

    private PartitionPosition begin(TopicPartition partition, StreamIdentity identity) {
        long first = Objects.requireNonNull(
                consumer.beginningOffsets(List.of(partition)).get(partition));
        return positions.begin(
                streamOf(partition), new PartitionPosition(identity.clusterId(), identity.topicId(), first));
    }

    private void takeAll(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        for (int start = 0; start < records.size() && reading.containsKey(partition); start += maxBatch) {
            take(partition, records.subList(start, Math.min(start + maxBatch, records.size())));
        }
    }

    private void take(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        List<Arrival> arrivals = new ArrayList<>(records.size());
        UnknownSchemaException unknown = read(records, arrivals);
        if (!arrivals.isEmpty()) {
            enter(partition, records.subList(0, arrivals.size()), arrivals);
        }
        if (unknown != null && reading.containsKey(partition)) {
            stop(
                    partition,
                    "offset %d was written with a schema that this version does not know: deploy a newer one; %s"
                            .formatted(records.get(arrivals.size()).offset(), unknown.getMessage()));
        }
    }

    /** Reads records until one that this version cannot know. */
    private @Nullable UnknownSchemaException read(
            List<ConsumerRecord<byte[], byte[]>> records, List<Arrival> arrivals) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                arrivals.add(new Arrival(
                        record.offset(),
                        record.key(),
                        record.value(),
                        reader.read(record.partition(), record.key(), record.value())));
            } catch (UnknownSchemaException e) {
                return e;
            }
        }
        return null;
    }

    private void enter(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records, List<Arrival> arrivals) {
        long from = Objects.requireNonNull(reading.get(partition));
        long next = arrivals.getLast().offset() + 1;
        var begun = telemetry.begin();
        try {
            Sorted sorted = flow.take(new IntakeBatch(streamOf(partition), from, next, arrivals));
            reading.put(partition, next);
            telemetry.booked(begun, records, sorted);
            consumer.commitAsync(Map.of(partition, new OffsetAndMetadata(next)), null);
        } catch (StalePartitionException e) {
            LOG.warnf("intake.partition.stale %s", e.getMessage());
            suspend(partition);
        } catch (RuntimeException | Error e) {
            consumer.seek(partition, from);
            throw e;
        }
    }

    private void measureLag(TopicPartition partition) {
        consumer.currentLag(partition).ifPresent(records -> telemetry.lag(partition, records));
    }

    private void suspend(TopicPartition partition) {
        consumer.pause(List.of(partition));
        reading.remove(partition);
        unplaced.add(partition);
    }

    private void stop(TopicPartition partition, String why) {
        consumer.pause(List.of(partition));
        reading.remove(partition);
        unplaced.remove(partition);
        status.stopped(streamOf(partition), why);
        LOG.errorf("intake.partition.stopped partition=%s why=\"%s\"", streamOf(partition), why);
    }

    private void retryLater(Throwable e) {
        failing = true;
        telemetry.failed();
        boolean collided = e instanceof StoreException failure && failure.isCollision();
        if (!collided) {
            status.failing(name, e.toString());
            LOG.warnf(e, "intake.retry consumer=%s in=%s", name, backoff);
        }
        // Whatever was polled and not taken is polled again.
        reading.forEach(consumer::seek);
        try {
            Thread.sleep(collided ? FIRST_BACKOFF : backoff);
        } catch (InterruptedException interrupted) {
            closing = true;
        }
        backoff = backoff.multipliedBy(2).compareTo(maxBackoff) < 0 ? backoff.multipliedBy(2) : maxBackoff;
    }

    private void recover() {
        if (failing) {
            failing = false;
            backoff = FIRST_BACKOFF;
            status.recovered(name);
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            // Without any position poll would fail; where it really goes on is found out before the next one.
            consumer.seek(partition, 0);
            consumer.pause(List.of(partition));
            unplaced.add(partition);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            reading.remove(partition);
            unplaced.remove(partition);
            status.released(streamOf(partition));
            telemetry.released(partition);
        }
    }

    private static StreamPartition streamOf(TopicPartition partition) {
        return new StreamPartition(partition.topic(), partition.partition());
    }
}
