package dev.parley.billing.period;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;

/** A calendar month, as in {@code 2026-12}. */
public record PeriodName(YearMonth month) implements Comparable<PeriodName> {

    /** @throws IllegalArgumentException if the text is not a year of four digits, a hyphen, and a month of two */
    public static PeriodName parse(String text) {
        try {
            if (text.length() == 7) {
                return new PeriodName(YearMonth.parse(text));
            }
        } catch (DateTimeException notMonth) {
            // Told below, in our own words.
        }
        throw new IllegalArgumentException("expected a month such as 2026-12");
    }

    /** The month that an instant lies in. */
    public static PeriodName of(Instant instant, ZoneId zone) {
        return new PeriodName(YearMonth.from(instant.atZone(zone)));
    }

    public PeriodName next() {
        return new PeriodName(month.plusMonths(1));
    }

    @Override
    public int compareTo(PeriodName other) {
        return month.compareTo(other.month);
    }

    @Override
    public String toString() {
        return month.toString();
    }
}
