package dev.parley.negotiation.access.kafka;

import dev.parley.negotiation.access.NumberedEvent;
import dev.parley.negotiation.access.Repeats;
import dev.parley.negotiation.access.Revocation;
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
 * Events that must not be lost, on their way: kept in the store first, then sent until the stream has them, then
 * forgotten. Without the store they are held in memory, and both are tried again.
 */
final class KeptEvents {
    private static final Logger LOG = Logger.getLogger(KeptEvents.class);
    /** Longer than a living process needs; what is older was left behind by one that died. */
    private static final Duration ORPHANED = Duration.ofMinutes(1);
    /** In one round; each waits for the database, as requests do. */
    private static final int MAX_RETRIED = 100;

    private final PendingEvents store;
    private final PersistentSender sender;
    private final Consumer<NumberedEvent> notNeeded;
    private final Set<UUID> underway = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Intent> unkept = new ConcurrentHashMap<>();
    private final Set<UUID> unforgotten = ConcurrentHashMap.newKeySet();

    /** @param claim that is given back with a void. Not sent before: whoever has it may serve the grant */
    private record Intent(NumberedEvent event, Repeats.Claim.@Nullable Mine claim) {
        boolean waitsForStore() {
            return claim != null;
        }
    }

    /** @param notNeeded takes voids that are never sent, because their claims were lost */
    KeptEvents(PendingEvents store, PersistentSender sender, Consumer<NumberedEvent> notNeeded) {
        this.store = store;
        this.sender = sender;
        this.notNeeded = notNeeded;
    }

    /** Completes once the event is kept, or held in memory, or its claim was found lost. */
    CompletionStage<Revocation> add(NumberedEvent event, Repeats.Claim.@Nullable Mine claim) {
        var intent = new Intent(event, claim);
        underway.add(event.id());
        CompletionStage<Revocation> kept = keep(intent);
        return intent.waitsForStore()
                ? kept
                : kept.thenApply(how -> {
                    send(event);
                    return how;
                });
    }

    /** Tries again what the store did not take. */
    void retry() {
        unkept.entrySet().stream().limit(MAX_RETRIED).forEach(held -> {
            // One attempt at a time: a second one would find the claim given back by the first.
            if (unkept.remove(held.getKey(), held.getValue())) {
                keep(held.getValue());
            }
        });
        unforgotten.stream().limit(MAX_RETRIED).forEach(this::forget);
    }

    /** Sends what a dead process, or a former start of this one, left in the store. */
    void adoptOrphans() {
        store.olderThan(ORPHANED)
                .thenAccept(events -> events.stream()
                        .filter(event -> underway.add(event.id()))
                        .forEach(this::send))
                .exceptionally(failure -> {
                    LOG.debugf("orphaned events are looked for later: %s", failure.getMessage());
                    return null;
                });
    }

    private void send(NumberedEvent event) {
        sender.send(event, () -> {
            unkept.remove(event.id());
            underway.remove(event.id());
            forget(event.id());
        });
    }

    private CompletionStage<Revocation> keep(Intent intent) {
        NumberedEvent event = intent.event();
        return store.keep(event, intent.claim()).handle((kept, failure) -> {
            if (failure != null) {
                hold(intent, failure);
                return Revocation.HELD;
            }
            if (!kept) {
                underway.remove(event.id());
                notNeeded.accept(event);
                return Revocation.TAKEN_OVER;
            }
            if (intent.waitsForStore()) {
                send(event);
            } else if (!underway.contains(event.id())) {
                // The stream had it before the store did.
                forget(event.id());
            }
            return Revocation.KEPT;
        });
    }

    private void hold(Intent intent, Throwable failure) {
        UUID id = intent.event().id();
        if (underway.contains(id)) {
            unkept.put(id, intent);
            LOG.debugf("the event %s is held in memory: %s", id, failure.getMessage());
        }
    }

    private void forget(UUID id) {
        store.forget(id).whenComplete((done, failure) -> {
            if (failure == null) {
                unforgotten.remove(id);
            } else {
                unforgotten.add(id);
            }
        });
    }
}
