package dev.parley.billing.statement;

import dev.parley.billing.rating.RatingLine;
import dev.parley.protocol.money.Amount;
import java.time.Instant;

/**
 * What a line counted and charged within a period's books.
 *
 * @param quantity negative where a closed period's units were taken back
 * @param first when the earliest of them was consumed
 * @param last the latest
 */
public record StatementLine(RatingLine line, long quantity, Amount amount, Instant first, Instant last) {}
