package dev.parley.billing.period;

import dev.parley.protocol.id.PublisherId;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A publisher's billing month, half-open.
 *
 * @param start its first instant: midnight in the publisher's zone, or the first instant after it where the clocks skip it
 * @param end the first instant of the next month
 */
public record Period(PublisherId publisher, PeriodName name, Instant start, Instant end) {

    public static Period of(PublisherId publisher, PeriodName name, ZoneId zone) {
        return new Period(publisher, name, startOf(name, zone), startOf(name.next(), zone));
    }

    /** Whether nothing can happen in it any more. */
    public boolean hasEnded(Instant now) {
        return !now.isBefore(end);
    }

    private static Instant startOf(PeriodName name, ZoneId zone) {
        return name.month().atDay(1).atStartOfDay(zone).toInstant();
    }
}
