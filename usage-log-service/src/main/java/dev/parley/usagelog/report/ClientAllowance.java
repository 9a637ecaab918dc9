package dev.parley.usagelog.report;

import java.time.Duration;

/**
 * What a client may bring. One that floods is told to wait; it takes nothing from others.
 *
 * @param recordsPerSecond in the long run
 * @param burst records that may come at once after a pause
 * @param reports that may be under way at once
 */
public record ClientAllowance(int recordsPerSecond, int burst, int reports) {
    private static final long NANOS_A_SECOND = Duration.ofSeconds(1).toNanos();

    /** @throws IllegalArgumentException if one of them is not 1 or more */
    public ClientAllowance {
        if (Math.min(Math.min(recordsPerSecond, burst), reports) < 1) {
            throw new IllegalArgumentException("expected allowances of 1 or more");
        }
    }

    /** How long it takes until so many records are allowed again. */
    Duration until(double records) {
        return Duration.ofNanos((long) (records / recordsPerSecond * NANOS_A_SECOND));
    }

    /** How many records are allowed again after some time. */
    double after(long nanos) {
        return (double) nanos / NANOS_A_SECOND * recordsPerSecond;
    }
}
