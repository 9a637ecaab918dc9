package dev.parley.usagelog.record.kafka;

import dev.parley.schemas.Topic;
import dev.parley.shell.telemetry.RecordTrace;
import dev.parley.usagelog.record.Storing;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Sends events that belong together to one partition, and tells what became of them as a whole.
 *
 * <p>Once a send to a partition has failed, and until one succeeds, one batch at a time is let through to try, after a
 * pause: during an outage reports are answered at once instead of waiting for a timeout each. Partitions have leaders of
 * their own: that one is away says nothing of another.
 */
final class BatchSender {
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
    /** Longer than a producer takes to say what became of a batch; then whoever was to try is given up. */
    private static final long TRIAL_NANOS = Duration.ofSeconds(15).toNanos();
    /** Of {@link #stalledUntil}: sends succeed. */
    private static final long FLOWING = Long.MIN_VALUE;

    private final Producer<byte[], byte[]> producer;
    private final LongSupplier nanoTime;
    private final Executor continuations;
    /** By partition. */
    private final AtomicLongArray stalledUntil;

    /**
     * @param partitions of the topic
     * @param nanoTime as {@link System#nanoTime} gives it
     * @param continuations runs what follows on an outcome; the producer's own thread must never wait
     */
    BatchSender(Producer<byte[], byte[]> producer, int partitions, LongSupplier nanoTime, Executor continuations) {
        this.producer = producer;
        this.stalledUntil = new AtomicLongArray(
                LongStream.generate(() -> FLOWING).limit(partitions).toArray());
        this.nanoTime = nanoTime;
        this.continuations = continuations;
    }

    /** Whether the next batch for a partition would be let through. */
    boolean isAccepting(int partition) {
        long until = stalledUntil.get(partition);
        return until == FLOWING || nanoTime.getAsLong() - until >= 0;
    }

    /**
     * Waits while the producer's memory is full.
     *
     * @param batched gives the events, one or more; asked only when they are let through
     */
    CompletionStage<Storing> send(byte[] key, int partition, Supplier<List<byte[]>> batched) {
        if (isHeldBack(partition)) {
            return CompletableFuture.completedStage(Storing.REFUSED);
        }
        List<byte[]> events = batched.get();
        var batch = new Batch(partition, events.size());
        for (byte[] event : events) {
            try {
                producer.send(record(key, partition, event), (metadata, failure) -> batch.settle(failure));
            } catch (KafkaException | IllegalStateException notSent) {
                batch.settle(notSent);
            }
            if (batch.hasFailed()) {
                // What follows would have to be sent again anyway.
                batch.abandonRest();
                break;
            }
        }
        return batch.outcome;
    }

    private static ProducerRecord<byte[], byte[]> record(byte[] key, int partition, byte[] event) {
        var record = new ProducerRecord<>(Topic.USAGE.topicName(), partition, key, event);
        RecordTrace.write(record.headers());
        return record;
    }

    private boolean isHeldBack(int partition) {
        long until = stalledUntil.get(partition);
        if (until == FLOWING) {
            return false;
        }
        long now = nanoTime.getAsLong();
        boolean mayTry = now - until >= 0 && stalledUntil.compareAndSet(partition, until, now + TRIAL_NANOS);
        return !mayTry;
    }

    /** Complete when each of its events is settled, or at the first that failed: nothing is promised then anyway. */
    private final class Batch {
        private final CompletableFuture<Storing> outcome = new CompletableFuture<>();
        /** What follows on the batch belongs to the trace that the batch belongs to. */
        private final Executor following = Context.current().wrap(continuations);

        private final int partition;
        private final AtomicInteger left;
        private final AtomicBoolean failed = new AtomicBoolean();

        private Batch(int partition, int events) {
            this.partition = partition;
            left = new AtomicInteger(events);
        }

        /** Whatever the producer says after it took an event: the event may have reached a broker. */
        void settle(@Nullable Exception failure) {
            if (failure != null) {
                failed.set(true);
                stalledUntil.set(partition, nanoTime.getAsLong() + PAUSE_NANOS);
                complete(Storing.UNKNOWN);
            } else if (left.decrementAndGet() == 0) {
                stalledUntil.set(partition, FLOWING);
                complete(Storing.STORED);
            }
        }

        boolean hasFailed() {
            return failed.get();
        }

        void abandonRest() {
            complete(Storing.UNKNOWN);
        }

        private void complete(Storing storing) {
            outcome.completeAsync(() -> storing, following);
        }
    }
}
