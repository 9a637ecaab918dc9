package dev.parley.billing.rating;

import dev.parley.billing.period.PeriodName;

/**
 * What is counted together and priced once: the units of one deal in one period.
 *
 * @param period in which the units were consumed, by their own time
 */
public record RatingLine(Deal deal, PeriodName period) {}
