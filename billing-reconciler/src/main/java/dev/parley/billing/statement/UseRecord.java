package dev.parley.billing.statement;

import dev.parley.billing.period.PeriodName;
import dev.parley.billing.rating.RatingLine;
import java.time.Instant;

/**
 * What was done with one access, of one kind.
 *
 * @param line it counts on; its period is that of the uses' own time
 * @param quantity 1 or more
 * @param countedIn the period among whose uses they are
 */
public record UseRecord(RatingLine line, long quantity, Instant first, Instant last, PeriodName countedIn) {}
