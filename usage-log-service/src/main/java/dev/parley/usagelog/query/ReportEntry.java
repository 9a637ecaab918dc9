package dev.parley.usagelog.query;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a usage report so far.
 *
 * @param receipt null as long as its end was not read from the stream
 * @param waitsForKey whether lines of it still wait for a key to be checked with
 * @param counts of its lines in the log, by status; those without lines are absent
 * @param findings its lines that are something else than counted, in their order
 */
public record ReportEntry(
        String report,
        String publisher,
        String client,
        @Nullable Receipt receipt,
        boolean waitsForKey,
        Map<LineStatus, Long> counts,
        Page<Finding, Long> findings) {

    public ReportEntry {
        counts = Map.copyOf(counts);
    }

    /** What was answered when it was taken. */
    public record Receipt(Instant receivedAt, int accepted, int rejected, int parked) {}

    /**
     * @param firstReport the report that had the line first, where it is a duplicate or a conflict
     * @param fault what is wrong with the line, where it is rejected
     */
    public record Finding(
            long place,
            @Nullable String recordId,
            LineStatus status,
            @Nullable String firstReport,
            @Nullable String fault) {}

    /** Whether every line is refused, or in the log and found its access. A void may still come later. */
    public boolean isSettled() {
        return receipt != null
                && !waitsForKey
                && !counts.containsKey(LineStatus.WAITING)
                && seen() >= (long) receipt.accepted() + receipt.parked();
    }

    /** A line that left where it waited for a key is on its way for a moment. */
    private long seen() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
