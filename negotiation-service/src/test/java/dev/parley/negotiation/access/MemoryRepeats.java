package dev.parley.negotiation.access;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Idempotency keys in memory; the store can be taken away. */
final class MemoryRepeats implements Repeats {
    private record Row(
            RequestFingerprint fingerprint,
            UUID ticket,
            @Nullable NumberedEvent grant) {}

    private final Map<RepeatKey, Row> rows = new HashMap<>();
    boolean down;

    @Override
    public synchronized CompletionStage<Claim> claim(RepeatKey key, RequestFingerprint fingerprint) {
        if (down) {
            return unavailable();
        }
        var mine = new Claim.Mine(key, UUID.randomUUID());
        Row row = rows.putIfAbsent(key, new Row(fingerprint, mine.ticket(), null));
        if (row == null) {
            return CompletableFuture.completedStage(mine);
        }
        if (!row.fingerprint().equals(fingerprint)) {
            return CompletableFuture.completedStage(new Claim.OtherRequest());
        }
        return CompletableFuture.completedStage(
                row.grant() == null ? new Claim.InFlight() : new Claim.Granted(row.grant()));
    }

    @Override
    public synchronized CompletionStage<Boolean> keep(Claim.Mine claim, NumberedEvent grant) {
        if (down) {
            return unavailable();
        }
        Row row = rows.get(claim.key());
        if (row == null || !row.ticket().equals(claim.ticket())) {
            return CompletableFuture.completedStage(false);
        }
        rows.put(claim.key(), new Row(row.fingerprint(), row.ticket(), grant));
        return CompletableFuture.completedStage(true);
    }

    @Override
    public synchronized CompletionStage<Void> release(Claim.Mine claim) {
        if (down) {
            return unavailable();
        }
        rows.computeIfPresent(claim.key(), (key, row) -> row.ticket().equals(claim.ticket()) ? null : row);
        return CompletableFuture.completedStage(null);
    }

    private static <T> CompletionStage<T> unavailable() {
        return CompletableFuture.failedStage(new IllegalStateException("the store is down"));
    }
}
