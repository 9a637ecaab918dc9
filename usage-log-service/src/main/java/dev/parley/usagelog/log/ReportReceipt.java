package dev.parley.usagelog.log;

import java.time.Instant;

/**
 * The end of a usage report in the stream: all lines that were accepted with it stand before it.
 *
 * @param parked lines that waited for a key at that time
 */
public record ReportReceipt(
        Relationship relationship, String report, Instant receivedAt, int accepted, int rejected, int parked) {

    /** @throws IllegalArgumentException if a count is negative */
    public ReportReceipt {
        if (accepted < 0 || rejected < 0 || parked < 0) {
            throw new IllegalArgumentException("less than no lines");
        }
    }
}
