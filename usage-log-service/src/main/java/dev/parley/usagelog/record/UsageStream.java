package dev.parley.usagelog.record;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where what was reported goes. */
public interface UsageStream {

    /**
     * Whether events of the reporter would be sent now; while the reporter's part of the stream is away, now and then
     * some are let through to try.
     */
    boolean isAccepting(Reporter reporter);

    /**
     * Sends lines that are proven, all of one report. May wait while the stream is slow; never fails otherwise than by
     * its outcome.
     *
     * @param arrivedAt when they were reported
     */
    CompletionStage<Storing> reported(Reporter reporter, ReportId report, List<UsageRecord> records, Instant arrivedAt);

    /** Tells that a report was taken, after its lines are stored. */
    CompletionStage<Storing> received(Reporter reporter, ReportId report, Tally tally);
}
