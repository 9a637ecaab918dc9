package dev.parley.usagelog.report.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.usagelog.record.Fault;
import dev.parley.usagelog.record.ReportId;
import dev.parley.usagelog.record.Tally;
import dev.parley.usagelog.report.LineOutcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to a report that was taken. */
record ReportBody(String report, String status, int accepted, int rejected, int parked, List<Line> records) {

    /** Who hears of these knows enough; a report of nothing but faults must not swell its answer. */
    private static final int MAX_FAULTS = 1000;

    /** @param faults of a line that is rejected; absent once many were told */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Line(
            @JsonInclude(JsonInclude.Include.ALWAYS) int index,
            @Nullable String id,
            String outcome,
            List<Fault> faults) {

        static Line of(LineOutcome outcome, int maxFaults) {
            return switch (outcome) {
                case LineOutcome.Accepted(int index, var id) -> new Line(index, id.value(), "accepted", List.of());
                case LineOutcome.Parked(int index, var id) -> new Line(index, id.value(), "parked", List.of());
                case LineOutcome.Rejected(int index, String id, List<Fault> faults) ->
                    new Line(index, id, "rejected", faults.subList(0, Math.min(maxFaults, faults.size())));
            };
        }
    }

    static ReportBody of(ReportId report, Tally tally, List<LineOutcome> lines) {
        return new ReportBody(
                report.value(), statusPath(report), tally.accepted(), tally.rejected(), tally.parked(), lines(lines));
    }

    static List<Line> lines(List<LineOutcome> outcomes) {
        var lines = new ArrayList<Line>(outcomes.size());
        int left = MAX_FAULTS;
        for (LineOutcome outcome : outcomes) {
            Line line = Line.of(outcome, left);
            left -= line.faults().size();
            lines.add(line);
        }
        return lines;
    }

    /** Where it is told what became of the report since. */
    static String statusPath(ReportId report) {
        return "/v1/usage/reports/" + report.value();
    }
}
