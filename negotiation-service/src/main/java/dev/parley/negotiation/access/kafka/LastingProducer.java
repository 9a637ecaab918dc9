package dev.parley.negotiation.access.kafka;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * A producer that outlives what ends a producer: one that has failed for good, as after it was denied something, throws
 * with each send and is replaced by another.
 */
final class LastingProducer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LastingProducer.class);
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final Supplier<Producer<byte[], byte[]>> maker;
    private final AtomicReference<Made> current;

    private record Made(Producer<byte[], byte[]> producer, long at) {}

    /** @param maker makes producers that never block in {@code send} */
    LastingProducer(Supplier<Producer<byte[], byte[]>> maker) {
        this.maker = maker;
        this.current = new AtomicReference<>(new Made(maker.get(), System.nanoTime()));
    }

    /** False if the producer did not take the record, of which nothing will be heard then. */
    boolean send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        Made made = current.get();
        try {
            made.producer().send(record, callback);
            return true;
        } catch (KafkaException | IllegalStateException failedForGood) {
            replace(made, failedForGood);
            return false;
        }
    }

    /** Whether it knows the topic, so that a send finds its way at once. */
    boolean knows(String topic) {
        try {
            return !current.get().producer().partitionsFor(topic).isEmpty();
        } catch (KafkaException | IllegalStateException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        current.get().producer().close(CLOSE_PATIENCE);
    }

    /** Not more often than once a pause: the next one may fare no better. */
    private void replace(Made failed, RuntimeException why) {
        if (System.nanoTime() - failed.at() < PAUSE_NANOS || current.get() != failed) {
            return;
        }
        var next = new Made(maker.get(), System.nanoTime());
        boolean replaced = current.compareAndSet(failed, next);
        Producer<byte[], byte[]> unused = replaced ? failed.producer() : next.producer();
        Thread.ofVirtual().start(() -> unused.close(Duration.ZERO));
        if (replaced) {
            LOG.warnf("event=producer-replaced cause=%s", why);
        }
    }
}
