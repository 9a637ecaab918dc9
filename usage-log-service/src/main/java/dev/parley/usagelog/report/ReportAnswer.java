package dev.parley.usagelog.report;

import dev.parley.usagelog.record.ReportId;
import dev.parley.usagelog.record.Tally;
import java.util.List;

/** What is said to a report. */
public sealed interface ReportAnswer {

    /** What was accepted is stored, in every replica in sync. */
    record Taken(ReportId report, Tally tally, List<LineOutcome> lines) implements ReportAnswer {}

    /** Every line was rejected; there is no report. */
    record NothingTaken(Tally tally, List<LineOutcome> lines) implements ReportAnswer {}

    /** The stream is away, or does not say what it stored. To send the same again is safe. */
    record StreamAway() implements ReportAnswer {}
}
