package dev.parley.negotiation.access.kafka;

import dev.parley.negotiation.access.NumberedEvent;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Voids on their way: kept in the store first, then sent until the stream has them, then forgotten. Without the store
 * they are held in memory, and both are tried again.
 */
final class Voids {
    private static final Logger LOG = Logger.getLogger(Voids.class);
    /** Longer than a living process needs; what is older was left behind by one that died. */
    private static final Duration ORPHANED = Duration.ofMinutes(1);

    private final PendingVoids store;
    private final PersistentSender sender;
    private final Set<UUID> underway = ConcurrentHashMap.newKeySet();
    private final Map<UUID, NumberedEvent> unkept = new ConcurrentHashMap<>();
    private final Set<UUID> unforgotten = ConcurrentHashMap.newKeySet();

    Voids(PendingVoids store, PersistentSender sender) {
        this.store = store;
        this.sender = sender;
    }

    /** Completes once the void is kept, or held in memory. */
    CompletionStage<Void> add(NumberedEvent event) {
        underway.add(event.grant());
        return keep(event).thenRun(() -> send(event));
    }

    /** Tries again what the store did not take. */
    void retry() {
        unkept.values().forEach(this::keep);
        unforgotten.forEach(this::forget);
    }

    /** Sends what a dead process, or a former start of this one, left in the store. */
    void adoptOrphans() {
        store.olderThan(ORPHANED)
                .thenAccept(events -> events.stream()
                        .filter(event -> underway.add(event.grant()))
                        .forEach(this::send))
                .exceptionally(failure -> {
                    LOG.debugf("orphaned voids are looked for later: %s", failure.getMessage());
                    return null;
                });
    }

    private void send(NumberedEvent event) {
        sender.send(event, () -> {
            unkept.remove(event.grant());
            underway.remove(event.grant());
            forget(event.grant());
        });
    }

    private CompletionStage<Void> keep(NumberedEvent event) {
        return store.keep(event).handle((kept, failure) -> {
            if (failure == null) {
                unkept.remove(event.grant());
            } else if (underway.contains(event.grant())) {
                unkept.put(event.grant(), event);
                LOG.warnf("the void of grant %s is held in memory: %s", event.grant(), failure.getMessage());
            }
            return null;
        });
    }

    private void forget(UUID grant) {
        store.forget(grant).whenComplete((done, failure) -> {
            if (failure == null) {
                unforgotten.remove(grant);
            } else {
                unforgotten.add(grant);
            }
        });
    }
}
