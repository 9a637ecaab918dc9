package dev.parley.negotiation.access.kafka;

import dev.parley.negotiation.access.NumberedEvent;
import dev.parley.negotiation.access.Storing;
import dev.parley.schemas.Topic;
import dev.parley.shell.telemetry.RecordTrace;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Sends events, and tells what became of each.
 *
 * <p>Once a send has failed, and until one succeeds, only one event per pause is let through to try: during an outage
 * requests are answered at once instead of waiting for a timeout each.
 */
final class EventSender {
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
    /** Of {@link #stalledUntil}: sends succeed. */
    private static final long FLOWING = Long.MIN_VALUE;

    private final LastingProducer producer;
    private final AtomicLong stalledUntil = new AtomicLong(FLOWING);

    EventSender(LastingProducer producer) {
        this.producer = producer;
    }

    /** Whether the next event would be let through. */
    boolean isAccepting() {
        long until = stalledUntil.get();
        return until == FLOWING || System.nanoTime() - until >= 0;
    }

    CompletionStage<Storing> send(NumberedEvent event) {
        if (isHeldBack()) {
            return CompletableFuture.completedStage(Storing.REFUSED);
        }
        var outcome = new CompletableFuture<Storing>();
        var sending = new Sending();
        boolean taken = producer.send(
                record(event), (metadata, failure) -> outcome.complete(settle(failure, sending.isUnderWay())));
        sending.end();
        if (!taken) {
            outcome.complete(Storing.REFUSED);
        }
        return outcome;
    }

    /**
     * Whether {@code send} has yet to return on this thread. What fails by then was never on its way: the producer had
     * no room for it, or did not know where to send it.
     */
    private static final class Sending {
        private final Thread caller = Thread.currentThread();
        private boolean ended;

        boolean isUnderWay() {
            return Thread.currentThread() == caller && !ended;
        }

        void end() {
            ended = true;
        }
    }

    private Storing settle(@Nullable Exception failure, boolean beforeItLeft) {
        if (failure == null) {
            stalledUntil.set(FLOWING);
            return Storing.STORED;
        }
        if (failure instanceof RecordTooLargeException || failure instanceof SerializationException) {
            return Storing.IMPOSSIBLE;
        }
        stalledUntil.set(System.nanoTime());
        return beforeItLeft ? Storing.REFUSED : Storing.UNKNOWN;
    }

    private boolean isHeldBack() {
        long until = stalledUntil.get();
        if (until == FLOWING) {
            return false;
        }
        long now = System.nanoTime();
        boolean mayTry = now - until >= 0 && stalledUntil.compareAndSet(until, now + PAUSE_NANOS);
        return !mayTry;
    }

    private static ProducerRecord<byte[], byte[]> record(NumberedEvent event) {
        var record = new ProducerRecord<>(
                Topic.ACCESS.topicName(), event.partition(), bytes(event.key()), bytes(event.value()));
        RecordTrace.write(record.headers());
        return record;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
