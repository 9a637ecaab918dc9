package dev.parley.billing.intake;

import dev.parley.billing.ledger.EntryKind;
import dev.parley.billing.period.Period;
import dev.parley.billing.rating.RatingLine;
import java.time.Instant;

/**
 * Units that became owed, or ceased to be.
 *
 * @param kind {@link EntryKind#CHARGE} or {@link EntryKind#REVERSAL}
 * @param countedIn the period in which the grant, or the use, is counted; closed meanwhile, perhaps
 * @param books the open period that it is booked in: the same, or a later one
 * @param consumedAt when the access, or the use, happened
 * @param quantity 1 for an access
 */
public record Effect(
        EntryKind kind, RatingLine line, Period countedIn, Period books, Instant consumedAt, long quantity) {

    /** Whether it changes what a closed period counted, for the books of another. */
    public boolean isLate() {
        return !books.equals(countedIn);
    }
}
