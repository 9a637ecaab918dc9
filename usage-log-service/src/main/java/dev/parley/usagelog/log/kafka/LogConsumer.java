package dev.parley.usagelog.log.kafka;

import dev.parley.schemas.UnknownSchemaException;
import dev.parley.shell.kafka.KafkaClients;
import dev.parley.usagelog.log.Arrival;
import dev.parley.usagelog.log.LogFlow;
import dev.parley.usagelog.log.PartitionPosition;
import dev.parley.usagelog.log.ReadBatch;
import dev.parley.usagelog.log.StalePartitionException;
import dev.parley.usagelog.log.StreamPartition;
import dev.parley.usagelog.log.store.PartitionPositions;
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
final class LogConsumer implements Runnable, ConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(LogConsumer.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(50);
    private static final Duration MEASURE_EVERY = Duration.ofSeconds(2);
    private static final Duration MEASURE_WITHIN = Duration.ofSeconds(2);

    private final String name;
    private final List<String> topics;
    private final int maxBatch;
    private final Duration maxBackoff;
    private final KafkaClients clients;
    private final Consumer<byte[], byte[]> consumer;
    private final EventReader reader;
    private final LogFlow flow;
    private final PartitionPositions positions;
    private final LogStatus status;

    /** The next offset of each partition that is being read; of the others nothing is polled. */
    private final Map<TopicPartition, Long> reading = new HashMap<>();

    private final Set<TopicPartition> unplaced = new HashSet<>();
    private Duration backoff = FIRST_BACKOFF;
    private boolean failing;
    private long measuredAt = System.nanoTime();
    private volatile boolean closing;

    LogConsumer(
            String name,
            List<String> topics,
            LogConfiguration configuration,
            KafkaClients clients,
            EventReader reader,
            LogFlow flow,
            PartitionPositions positions,
            LogStatus status) {
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
            measure();
            recover();
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
        StreamIdentity identity = StreamIdentity.of(clients, topics);
        for (TopicPartition partition : List.copyOf(unplaced)) {
            place(partition, identity);
            unplaced.remove(partition);
        }
    }

    private void place(TopicPartition partition, StreamIdentity identity) {
        StreamPartition stream = streamOf(partition);
        String topicId = identity.topicId(partition.topic());
        PartitionPosition stored = positions.find(stream).orElseGet(() -> begin(partition, identity));
        var actual = new PartitionPosition(identity.clusterId(), topicId, stored.nextOffset());
        if (!stored.isOfSameStream(actual)) {
            stop(
                    partition,
                    "the log follows topic %s of cluster %s, and there is topic %s of cluster %s"
                            .formatted(stored.topicId(), stored.clusterId(), actual.topicId(), actual.clusterId()));
            return;
        }
        consumer.seek(partition, stored.nextOffset());
        consumer.resume(List.of(partition));
        reading.put(partition, stored.nextOffset());
        LOG.infof("log.partition.assigned partition=%s offset=%d", stream, stored.nextOffset());
    }

    private PartitionPosition begin(TopicPartition partition, StreamIdentity identity) {
        long first = Objects.requireNonNull(
                consumer.beginningOffsets(List.of(partition)).get(partition));
        return positions.begin(
                streamOf(partition),
                new PartitionPosition(identity.clusterId(), identity.topicId(partition.topic()), first));
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
            write(partition, arrivals);
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
                        record.offset(), record.key(), record.value(), reader.read(record.key(), record.value())));
            } catch (UnknownSchemaException e) {
                return e;
            }
        }
        return null;
    }

    private void write(TopicPartition partition, List<Arrival> arrivals) {
        var batch = new ReadBatch(streamOf(partition), Objects.requireNonNull(reading.get(partition)), arrivals);
        try {
            flow.take(batch);
            reading.put(partition, batch.next());
            consumer.commitAsync(Map.of(partition, new OffsetAndMetadata(batch.next())), null);
        } catch (StalePartitionException e) {
            LOG.warnf("log.partition.stale %s", e.getMessage());
            consumer.pause(List.of(partition));
            reading.remove(partition);
            unplaced.add(partition);
        }
    }

    private void stop(TopicPartition partition, String why) {
        consumer.pause(List.of(partition));
        reading.remove(partition);
        unplaced.remove(partition);
        status.stopped(streamOf(partition), why);
        LOG.errorf("log.partition.stopped partition=%s why=\"%s\"", streamOf(partition), why);
    }

    /** Asks the broker how far the streams go: a broker that is away does not make itself felt otherwise. */
    private void measure() {
        if (System.nanoTime() - measuredAt < MEASURE_EVERY.toNanos()) {
            return;
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(reading.keySet(), MEASURE_WITHIN);
        status.behind(
                name,
                ends.entrySet().stream()
                        .mapToLong(end -> end.getValue() - reading.getOrDefault(end.getKey(), end.getValue()))
                        .sum());
        measuredAt = System.nanoTime();
    }

    private void retryLater(Throwable e) {
        failing = true;
        status.failing(name, e.toString());
        LOG.warnf(e, "log.retry consumer=%s in=%s", name, backoff);
        // Whatever was polled and not taken is polled again.
        reading.forEach(consumer::seek);
        try {
            Thread.sleep(backoff);
        } catch (InterruptedException interrupted) {
            closing = true;
        }
        backoff = backoff.multipliedBy(2).compareTo(maxBackoff) < 0 ? backoff.multipliedBy(2) : maxBackoff;
    }

    private void recover() {
        if (failing && unplaced.isEmpty()) {
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
        }
    }

    private static StreamPartition streamOf(TopicPartition partition) {
        return new StreamPartition(partition.topic(), partition.partition());
    }
}
