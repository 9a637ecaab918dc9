package dev.parley.usagelog.report;

import dev.parley.protocol.agreement.ResponseIds;
import dev.parley.usagelog.record.Fault;
import dev.parley.usagelog.record.Finding;
import dev.parley.usagelog.record.ParkedRecord;
import dev.parley.usagelog.record.Parking;
import dev.parley.usagelog.record.RecordCheck;
import dev.parley.usagelog.record.ReportId;
import dev.parley.usagelog.record.Reporter;
import dev.parley.usagelog.record.ReportingRules;
import dev.parley.usagelog.record.Storing;
import dev.parley.usagelog.record.Tally;
import dev.parley.usagelog.record.UsageRecord;
import dev.parley.usagelog.record.UsageStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * The way of a report: each line is checked by itself, those that must wait for a key are kept, those that are proven
 * are stored in the stream, and then the report as such. Nothing else is looked up: whether a line was reported before,
 * and whether its access stands, shows in the log.
 */
public final class ReportFlow {
    private final Parking parking;
    private final UsageStream stream;
    private final ReportingRules rules;
    private final int maxParked;
    private final InstantSource clock;
    private final Executor parkers;

    /**
     * @param maxParked lines of one client at one publisher that may wait at once
     * @param parkers go on with reports whose lines must wait, and may refuse to: only these need the database, and
     *     while it hangs they must be in nobody's way
     */
    public ReportFlow(
            Parking parking,
            UsageStream stream,
            ReportingRules rules,
            int maxParked,
            InstantSource clock,
            Executor parkers) {
        this.parking = parking;
        this.stream = stream;
        this.rules = rules;
        this.maxParked = maxParked;
        this.clock = clock;
        this.parkers = parkers;
    }

    /** Whether a report of the reporter would be taken now. */
    public boolean isAccepting(Reporter reporter) {
        return stream.isAccepting(reporter);
    }

    /**
     * Takes a report. May wait for a slow stream; where lines are to be kept, {@code parkers} wait for the database.
     *
     * @param report named by {@link ReportId#of}, so that the same again is the same report
     * @param keys that are known now
     */
    public CompletionStage<ReportAnswer> take(
            Reporter reporter, ReportId report, List<ReportLine> lines, ResponseIds keys) {
        Instant now = clock.instant();
        Sorting sorting = sort(reporter, lines, new RecordCheck(keys, rules, now));
        return park(reporter, report, sorting, now).thenCompose(parked -> answer(reporter, report, sorting, now));
    }

    private CompletionStage<ReportAnswer> answer(Reporter reporter, ReportId report, Sorting sorting, Instant now) {
        Tally tally = sorting.tally();
        if (tally.isAllRejected()) {
            return CompletableFuture.completedStage(new ReportAnswer.NothingTaken(tally, sorting.outcomes()));
        }
        return store(reporter, report, sorting.proven(), tally, now).thenApply(storing -> switch (storing) {
            case STORED -> new ReportAnswer.Taken(report, tally, sorting.outcomes());
            case UNKNOWN, REFUSED -> new ReportAnswer.StreamAway();
        });
    }

    private static Sorting sort(Reporter reporter, List<ReportLine> lines, RecordCheck check) {
        var sorting = new Sorting(lines.size());
        for (ReportLine line : lines) {
            switch (line) {
                case ReportLine.Unreadable(int index, String id, List<Fault> faults) ->
                    sorting.reject(index, id, faults);
                case ReportLine.Readable(int index, UsageRecord record) -> {
                    int first = sorting.first(record.id(), index);
                    if (first == index) {
                        sort(index, record, check.check(reporter, record), sorting);
                    } else {
                        sorting.reject(index, record.id().value(), List.of(repeats(index, first)));
                    }
                }
            }
        }
        return sorting;
    }

    private static void sort(int index, UsageRecord record, Finding finding, Sorting sorting) {
        switch (finding) {
            case Finding.Genuine genuine -> sorting.accept(index, record);
            case Finding.KeyUnknown unknown -> sorting.park(index, record);
            case Finding.Faulty(List<Fault> faults) ->
                sorting.reject(
                        index,
                        record.id().value(),
                        faults.stream()
                                .map(fault -> fault.within(pointer(index)))
                                .toList());
        }
    }

    private static Fault repeats(int index, int first) {
        return new Fault(pointer(index) + "/id", "is that of " + pointer(first) + "; one report names a line once");
    }

    private CompletionStage<Void> park(Reporter reporter, ReportId report, Sorting sorting, Instant now) {
        if (sorting.waiting().isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        List<ParkedRecord> lines = sorting.waiting().stream()
                .map(record -> new ParkedRecord(reporter, report, record, now))
                .toList();
        return CompletableFuture.runAsync(() -> sorting.rejectWaitingBut(parking.park(lines, maxParked)), parkers);
    }

    private CompletionStage<Storing> store(
            Reporter reporter, ReportId report, List<UsageRecord> proven, Tally tally, Instant now) {
        return stream.reported(reporter, report, proven, now).thenCompose(storing -> switch (storing) {
            case STORED -> stream.received(reporter, report, tally);
            case UNKNOWN, REFUSED -> CompletableFuture.completedStage(storing);
        });
    }

    static String pointer(int index) {
        return "/records/" + index;
    }
}
