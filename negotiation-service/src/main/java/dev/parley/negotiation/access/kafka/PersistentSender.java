package dev.parley.negotiation.access.kafka;

import dev.parley.negotiation.access.NumberedEvent;
import dev.parley.negotiation.access.Storing;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
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
            if (send(next).toCompletableFuture().getNow(null) == Storing.REFUSED) {
                return;
            }
        }
    }

    private CompletionStage<Storing> send(Waiting next) {
        return sender.send(next.event()).whenComplete((storing, never) -> {
            switch (storing) {
                case STORED -> next.whenStored().run();
                case REFUSED, UNKNOWN -> keep(next);
                case IMPOSSIBLE -> drop(next, "the stream will never take it");
            }
        });
    }

    private void keep(Waiting next) {
        if (size.incrementAndGet() <= MAX_WAITING) {
            waiting.add(next);
            return;
        }
        size.decrementAndGet();
        drop(next, "too many wait for the stream");
    }

    private void drop(Waiting next, String why) {
        numbers.failed(next.event().partition(), next.event().sequence());
        LOG.errorf(
                "event=access-event-dropped about=%s cause=\"%s\"", next.event().id(), why);
    }
}
