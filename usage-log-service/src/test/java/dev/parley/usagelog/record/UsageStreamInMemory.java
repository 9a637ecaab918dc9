package dev.parley.usagelog.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Holds what it is given, unless it is away. */
public final class UsageStreamInMemory implements UsageStream {
    /** One report's end. */
    public record Received(Reporter reporter, ReportId report, Tally tally) {}

    private final List<UsageRecord> reported = new ArrayList<>();
    private final List<Instant> arrivals = new ArrayList<>();
    private final List<Received> received = new ArrayList<>();
    private Storing next = Storing.STORED;
    private int asked;

    /** What becomes of all that follows. */
    public void answer(Storing storing) {
        next = storing;
    }

    public List<UsageRecord> reported() {
        return reported;
    }

    /** How often lines were to be stored. */
    public int asked() {
        return asked;
    }

    /** Of each line that was reported. */
    public List<Instant> arrivals() {
        return arrivals;
    }

    public List<Received> received() {
        return received;
    }

    @Override
    public boolean isAccepting(Reporter reporter) {
        return next == Storing.STORED;
    }

    @Override
    public CompletionStage<Storing> reported(
            Reporter reporter, ReportId report, List<UsageRecord> records, Instant arrivedAt) {
        asked++;
        if (next == Storing.STORED) {
            reported.addAll(records);
            arrivals.addAll(Collections.nCopies(records.size(), arrivedAt));
        }
        return CompletableFuture.completedStage(next);
    }

    @Override
    public CompletionStage<Storing> received(Reporter reporter, ReportId report, Tally tally) {
        if (next == Storing.STORED) {
            received.add(new Received(reporter, report, tally));
        }
        return CompletableFuture.completedStage(next);
    }
}
