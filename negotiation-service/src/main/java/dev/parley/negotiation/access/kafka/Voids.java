package dev.parley.negotiation.access.kafka;

import dev.parley.negotiation.access.NumberedEvent;
import dev.parley.negotiation.access.Repeats;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

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
    private final Consumer<NumberedEvent> notNeeded;
    private final Set<UUID> underway = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Intent> unkept = new ConcurrentHashMap<>();
    private final Set<UUID> unforgotten = ConcurrentHashMap.newKeySet();

    /** @param claim that is given back with the void. Not before: whoever has it may serve the grant */
    private record Intent(NumberedEvent event, Repeats.Claim.@Nullable Mine claim) {
        boolean waitsForStore() {
            return claim != null;
        }
    }

    /** @param notNeeded takes voids that are never sent, because their claims were lost */
    Voids(PendingVoids store, PersistentSender sender, Consumer<NumberedEvent> notNeeded) {
        this.store = store;
        this.sender = sender;
        this.notNeeded = notNeeded;
    }

    /** Completes once the void is kept, or held in memory, or its claim was found lost. */
    CompletionStage<Void> add(NumberedEvent event, Repeats.Claim.@Nullable Mine claim) {
        var intent = new Intent(event, claim);
        underway.add(event.grant());
        CompletionStage<Void> kept = keep(intent);
        return intent.waitsForStore() ? kept : kept.thenRun(() -> send(event));
    }

    /** Tries again what the store did not take. */
    void retry() {
        unkept.forEach((grant, intent) -> {
            // One attempt at a time: a second one would find the claim given back by the first.
            if (unkept.remove(grant, intent)) {
                keep(intent);
            }
        });
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

    private CompletionStage<Void> keep(Intent intent) {
        NumberedEvent event = intent.event();
        return store.keep(event, intent.claim()).handle((kept, failure) -> {
            if (failure != null) {
                hold(intent, failure);
            } else if (!kept) {
                underway.remove(event.grant());
                notNeeded.accept(event);
            } else if (intent.waitsForStore()) {
                send(event);
            }
            return null;
        });
    }

    private void hold(Intent intent, Throwable failure) {
        UUID grant = intent.event().grant();
        if (underway.contains(grant)) {
            unkept.put(grant, intent);
            LOG.warnf("the void of grant %s is held in memory: %s", grant, failure.getMessage());
        }
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
