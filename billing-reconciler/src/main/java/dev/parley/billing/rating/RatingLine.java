package dev.parley.billing.rating;

import dev.parley.billing.period.PeriodName;

/**
 * What is counted together: the units of one deal in one period. What is priced, and rounded, is its {@link #pool()}.
 *
 * @param period in which the units were consumed, by their own time
 */
public record RatingLine(Deal deal, PeriodName period) {

    /**
     * The line that stands for all references of the deal. Units are priced across references: with a reference of its
     * own for each access, a client would otherwise have each of them rounded down by itself.
     */
    public RatingLine pool() {
        return deal.reference().isEmpty() ? this : new RatingLine(deal.withoutReference(), period);
    }
}
