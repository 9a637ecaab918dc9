package dev.parley.billing.rating;

import dev.parley.protocol.money.Amount;
import java.time.Instant;

/**
 * What a line counted and charged in one period's books.
 *
 * @param quantity negative where a closed period's units were taken back
 * @param first when the earliest unit was consumed
 * @param last the latest
 */
public record BookedLine(RatingLine line, long quantity, Amount amount, Instant first, Instant last) {}
