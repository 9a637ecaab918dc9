package dev.parley.negotiation.access.kafka;

import dev.parley.negotiation.access.NumberedEvent;
import dev.parley.negotiation.access.Storing;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Sends events again and again until they are stored. What is lost with the process is what was not stored yet. */
final class PersistentSender {
    private static final Logger LOG = Logger.getLogger(PersistentSender.class);
    /** About 50 MB; what does not fit is dropped, which leaves the access unbilled. */
    private static final int MAX_WAITING = 100_000;

    private record Waiting(NumberedEvent event, Runnable whenStored) {}

    private final EventSender sender;
    private final PartitionNumbers numbers;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();

    PersistentSender(EventSender sender, PartitionNumbers numbers) {
        this.sender = sender;
        this.numbers = numbers;
    }

    void send(NumberedEvent event, Runnable whenStored) {
        send(new Waiting(event, whenStored));
    }

    /** Sends what waits, as far as the stream takes it. */
    void retry() {
        int rounds = size.get();
        for (int i = 0; i < rounds && sender.isAccepting(); i++) {
            Waiting next = waiting.poll();
            if (next == null) {
                return;
            }
            size.decrementAndGet();
            send(next);
        }
    }

    private void send(Waiting next) {
        sender.send(next.event()).thenAccept(storing -> {
            if (storing == Storing.STORED) {
                next.whenStored().run();
            } else {
                keep(next);
            }
        });
    }

    private void keep(Waiting next) {
        if (size.incrementAndGet() <= MAX_WAITING) {
            waiting.add(next);
            return;
        }
        size.decrementAndGet();
        numbers.failed(next.event().partition(), next.event().sequence());
        LOG.errorf(
                "dropped an event about grant %s: too many wait for the stream",
                next.event().grant());
    }
}
