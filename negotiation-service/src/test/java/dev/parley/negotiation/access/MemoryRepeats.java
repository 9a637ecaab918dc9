package dev.parley.negotiation.access;

import dev.parley.negotiation.store.Transactions;
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
            @Nullable NumberedEvent grant,
            boolean stored,
            boolean overdue) {
        Row sent(NumberedEvent event) {
            return new Row(fingerprint, ticket, event, false, false);
        }

        Row settled() {
            return new Row(fingerprint, ticket, grant, true, overdue);
        }

        Row ended() {
            return new Row(fingerprint, ticket, grant, stored, true);
        }
    }

    private final Map<RepeatKey, Row> rows = new HashMap<>();
    boolean down;
    boolean busy;

    @Override
    public synchronized CompletionStage<Claim> claim(RepeatKey key, RequestFingerprint fingerprint) {
        if (down) {
            return unavailable();
        }
        if (busy) {
            return tooMuch();
        }
        var mine = new Claim.Mine(key, UUID.randomUUID());
        Row row = rows.get(key);
        if (row == null || row.grant() == null && row.overdue()) {
            rows.put(key, new Row(fingerprint, mine.ticket(), null, false, false));
            return CompletableFuture.completedStage(mine);
        }
        if (!row.fingerprint().equals(fingerprint)) {
            return CompletableFuture.completedStage(new Claim.OtherRequest());
        }
        if (row.grant() == null || !row.stored() && !row.overdue()) {
            return CompletableFuture.completedStage(new Claim.InFlight());
        }
        if (row.stored()) {
            return CompletableFuture.completedStage(new Claim.Granted(row.grant()));
        }
        rows.put(key, new Row(fingerprint, mine.ticket(), row.grant(), false, false));
        return CompletableFuture.completedStage(new Claim.Unsettled(mine, row.grant()));
    }

    /** All claims that are held now are overdue. */
    synchronized void endClaims() {
        rows.replaceAll((key, row) -> row.ended());
    }

    /** Whether the claim was still held. */
    synchronized boolean giveBack(Claim.Mine claim) {
        Row row = rows.get(claim.key());
        return row != null && row.ticket().equals(claim.ticket()) && rows.remove(claim.key(), row);
    }

    @Override
    public synchronized CompletionStage<Boolean> keep(Claim.Mine claim, NumberedEvent grant) {
        if (down) {
            return unavailable();
        }
        if (busy) {
            return tooMuch();
        }
        Row row = rows.get(claim.key());
        if (row == null || !row.ticket().equals(claim.ticket())) {
            return CompletableFuture.completedStage(false);
        }
        rows.put(claim.key(), row.sent(grant));
        return CompletableFuture.completedStage(true);
    }

    @Override
    public synchronized CompletionStage<Void> stored(Claim.Mine claim) {
        if (down) {
            return unavailable();
        }
        rows.computeIfPresent(claim.key(), (key, row) -> row.ticket().equals(claim.ticket()) ? row.settled() : row);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public synchronized CompletionStage<Void> release(Claim.Mine claim) {
        if (down) {
            return unavailable();
        }
        giveBack(claim);
        return CompletableFuture.completedStage(null);
    }

    private static <T> CompletionStage<T> tooMuch() {
        return CompletableFuture.failedStage(Transactions.busy(new IllegalStateException("too much waits")));
    }

    private static <T> CompletionStage<T> unavailable() {
        return CompletableFuture.failedStage(Transactions.unavailable(new IllegalStateException("the store is down")));
    }
}
