package dev.parley.billing.intake;

import dev.parley.billing.period.Period;
import java.util.Map;
import java.util.Objects;

/**
 * In which books something goes: a period's own as long as it is open, otherwise those of the first open one after it.
 *
 * @param books of every period that was asked for, and of those that follow it up to the open one
 */
public record OpenPeriods(Map<Period, Period> books) {

    public boolean areAllOpen() {
        return books.entrySet().stream().allMatch(entry -> entry.getKey().equals(entry.getValue()));
    }

    public Period booksOf(Period period) {
        return Objects.requireNonNull(books.get(period), "a period that nobody asked for");
    }
}
