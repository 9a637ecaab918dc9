package dev.parley.negotiation.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.negotiation.directory.Dependency;
import dev.parley.protocol.agreement.Agreement;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An access log in memory, which can be told what becomes of the next grants. */
final class MemoryAccessLog implements AccessLog {
    final List<AccessGrant> stored = new ArrayList<>();
    final List<Long> abandoned = new ArrayList<>();
    final Map<UUID, Delivery> deliveries = new HashMap<>();
    final Map<UUID, VoidReason> voids = new HashMap<>();
    final Map<Dependency, Integer> unmetered = new EnumMap<>(Dependency.class);
    Storing outcome = Storing.STORED;
    Revocation revocation = Revocation.KEPT;
    boolean accepting = true;
    /** Where set, what becomes of grants is known when it is. */
    @Nullable
    CompletableFuture<Storing> promised;

    private final MemoryRepeats repeats;
    private final Map<UUID, AccessGrant> numbered = new HashMap<>();
    private long sequence;

    MemoryAccessLog(MemoryRepeats repeats) {
        this.repeats = repeats;
    }

    /** What becomes of the grants from now on is for the test to say. */
    CompletableFuture<Storing> promise() {
        promised = new CompletableFuture<>();
        return promised;
    }

    @Override
    public boolean isAccepting() {
        return accepting;
    }

    @Override
    public NumberedEvent number(AccessGrant grant) {
        numbered.put(grant.id(), grant);
        return new NumberedEvent(
                grant.id(),
                0,
                sequence++,
                ByteBuffer.wrap("key".getBytes(UTF_8)),
                ByteBuffer.wrap(grant.id().toString().getBytes(UTF_8)));
    }

    @Override
    public NumberedEvent number(ReportedDelivery delivery) {
        throw new UnsupportedOperationException("no edge reports to this log");
    }

    @Override
    public AccessGrant read(NumberedEvent event) {
        return Objects.requireNonNull(numbered.get(event.id()));
    }

    @Override
    public CompletionStage<Storing> store(NumberedEvent grant) {
        CompletableFuture<Storing> storing = promised == null ? CompletableFuture.completedFuture(outcome) : promised;
        return storing.whenComplete((what, failure) -> {
            if (what == Storing.STORED) {
                stored.add(read(grant));
            }
        });
    }

    @Override
    public void abandon(NumberedEvent grant) {
        abandoned.add(grant.sequence());
    }

    @Override
    public void delivered(AccessGrant grant, Delivery delivery) {
        deliveries.put(grant.id(), delivery);
    }

    @Override
    public CompletionStage<Revocation> revoke(
            AccessGrant grant, VoidReason reason, Repeats.Claim.@Nullable Mine claim) {
        if (claim != null && !repeats.giveBack(claim)) {
            return CompletableFuture.completedStage(Revocation.TAKEN_OVER);
        }
        voids.put(grant.id(), reason);
        return CompletableFuture.completedStage(revocation);
    }

    @Override
    public void servedUnmetered(Agreement would, Dependency without) {
        unmetered.merge(without, 1, Integer::sum);
    }
}
