package dev.parley.usagelog.query.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.shell.http.Cursor;
import dev.parley.usagelog.query.LineStatus;
import dev.parley.usagelog.query.ReportEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a usage report, as it is sent.
 *
 * @param state {@code settling} as long as lines of it are on their way or wait for their access or a key, then
 *     {@code settled}
 * @param accepted when it was taken, as {@code rejected} and {@code parked}; absent until all of it was read
 * @param counts its lines in the log, by status
 * @param findings the lines that are something else than counted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportBody(
        String report,
        String publisher,
        String client,
        String state,
        @Nullable String receivedAt,
        @Nullable Integer accepted,
        @Nullable Integer rejected,
        @Nullable Integer parked,
        Map<String, Long> counts,
        List<Finding> findings,
        @Nullable String next) {

    /**
     * @param id the client's own id of the line
     * @param detail what the status means, for a person
     * @param firstReport the report that had the line first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Finding(
            @Nullable String id,
            String status,
            String detail,
            @Nullable String firstReport) {
        static Finding of(ReportEntry.Finding finding) {
            return new Finding(finding.recordId(), finding.status().token(), meaning(finding), finding.firstReport());
        }
    }

    static ReportBody of(ReportEntry entry) {
        ReportEntry.@Nullable Receipt receipt = entry.receipt();
        @Nullable Long next = entry.findings().next();
        return new ReportBody(
                entry.report(),
                entry.publisher(),
                entry.client(),
                entry.isSettled() ? "settled" : "settling",
                receipt == null ? null : receipt.receivedAt().toString(),
                receipt == null ? null : receipt.accepted(),
                receipt == null ? null : receipt.rejected(),
                receipt == null ? null : receipt.parked(),
                counts(entry),
                entry.findings().entries().stream().map(Finding::of).toList(),
                next == null ? null : Cursor.of(next));
    }

    private static Map<String, Long> counts(ReportEntry entry) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (LineStatus status : LineStatus.values()) {
            counts.put(status.token(), entry.counts().getOrDefault(status, 0L));
        }
        return counts;
    }

    private static String meaning(ReportEntry.Finding finding) {
        return switch (finding.status()) {
            case COUNTED -> "It counts.";
            case LATE -> "It counts, and was reported later than it should have been.";
            case WAITING -> "Its access was not seen yet; it counts once it is.";
            case VOIDED -> "Its access was taken back: it does not count.";
            case DUPLICATE -> "It was reported before, and counts there.";
            case CONFLICT ->
                "A line of this id was reported before and says something else; that one counts."
                        + " Report it under an id of its own.";
            case REJECTED -> "It waited for a key, and was refused: " + finding.fault();
        };
    }
}
