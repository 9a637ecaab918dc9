package dev.parley.usagelog.record.kafka;

import dev.parley.schemas.EventCodec;
import dev.parley.schemas.EventKey;
import dev.parley.schemas.Topic;
import dev.parley.schemas.event.Envelope;
import dev.parley.usagelog.record.ReportId;
import dev.parley.usagelog.record.Reporter;
import dev.parley.usagelog.record.Storing;
import dev.parley.usagelog.record.Tally;
import dev.parley.usagelog.record.UsageRecord;
import dev.parley.usagelog.record.UsageStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.Producer;

/** What is reported, as numbered events in {@code parley.usage.v1}: a report lies in one partition, its end behind its lines. */
public final class KafkaUsageStream implements UsageStream, AutoCloseable {
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;
    private final EventCodec codec;
    private final String boot;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final PartitionNumbers numbers = new PartitionNumbers(Topic.USAGE.partitions());
    private final ExecutorService continuations = Executors.newVirtualThreadPerTaskExecutor();
    private final BatchSender sender;

    /**
     * @param producer acknowledged by all replicas, idempotent; closed with the stream
     * @param boot this start of the process, as envelopes name it
     */
    public KafkaUsageStream(
            Producer<byte[], byte[]> producer,
            EventCodec codec,
            String boot,
            InstantSource clock,
            RandomGenerator random) {
        this.producer = producer;
        this.codec = codec;
        this.boot = boot;
        this.clock = clock;
        this.random = random;
        this.sender = new BatchSender(producer, Topic.USAGE.partitions(), System::nanoTime, continuations);
    }

    @Override
    public boolean isAccepting(Reporter reporter) {
        return sender.isAccepting(Lane.of(reporter).partition());
    }

    @Override
    public CompletionStage<Storing> reported(
            Reporter reporter, ReportId report, List<UsageRecord> records, Instant arrivedAt) {
        if (records.isEmpty()) {
            return CompletableFuture.completedStage(Storing.STORED);
        }
        Lane lane = Lane.of(reporter);
        return sender.send(lane.key(), lane.partition(), () -> events(reporter, report, records, arrivedAt, lane));
    }

    private List<byte[]> events(
            Reporter reporter, ReportId report, List<UsageRecord> records, Instant arrivedAt, Lane lane) {
        long sequence = numbers.take(lane.partition(), records.size());
        var events = new ArrayList<byte[]>(records.size());
        for (UsageRecord record : records) {
            var envelope = new Envelope(boot, sequence++);
            events.add(codec.encode(UsageEvents.reported(reporter, report, record, envelope, arrivedAt)));
        }
        return events;
    }

    @Override
    public CompletionStage<Storing> received(Reporter reporter, ReportId report, Tally tally) {
        Lane lane = Lane.of(reporter);
        return sender.send(lane.key(), lane.partition(), () -> {
            var envelope = new Envelope(boot, numbers.take(lane.partition(), 1));
            return List.of(
                    codec.encode(UsageEvents.received(reporter, report, tally, envelope, clock.instant(), random)));
        });
    }

    /** Waits a little for what is under way. */
    @Override
    public void close() {
        producer.close(CLOSE_PATIENCE);
        continuations.shutdown();
    }

    /** All of a client's at one publisher lies in one partition. */
    private record Lane(byte[] key, int partition) {
        static Lane of(Reporter reporter) {
            byte[] key = EventKey.relationship(
                    reporter.publisher().value(), reporter.payer().value());
            return new Lane(key, EventKey.partitionFor(key, Topic.USAGE.partitions()));
        }
    }
}
