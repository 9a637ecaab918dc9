package dev.parley.usagelog.record;

import java.time.Duration;

/**
 * When a use may be reported.
 *
 * @param tolerance how far the clocks of clients may be off, in either direction
 * @param window how long after an access its use is taken
 */
public record ReportingRules(Duration tolerance, Duration window) {

    /** @throws IllegalArgumentException if the tolerance is negative, or the window is not longer */
    public ReportingRules {
        if (tolerance.isNegative() || window.compareTo(tolerance) <= 0) {
            throw new IllegalArgumentException("expected a tolerance of 0 or more, and a longer window");
        }
    }
}
