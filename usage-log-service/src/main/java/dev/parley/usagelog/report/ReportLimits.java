package dev.parley.usagelog.report;

/**
 * The most that a report may bring.
 *
 * @param sentBytes of the body as it travels
 * @param unpackedBytes of the body once unpacked
 * @param records lines
 * @param recordBytes of one line
 */
public record ReportLimits(int sentBytes, int unpackedBytes, int records, int recordBytes) {

    /** @throws IllegalArgumentException if one of them is not 1 or more */
    public ReportLimits {
        if (Math.min(Math.min(sentBytes, unpackedBytes), Math.min(records, recordBytes)) < 1) {
            throw new IllegalArgumentException("expected limits of 1 or more");
        }
    }
}
