package dev.parley.billing.intake;

import dev.parley.billing.ledger.EntryKind;
import dev.parley.billing.period.Period;
import dev.parley.billing.rating.RatingLine;
import java.time.Instant;

/**
 * A unit that became owed, or ceased to be.
 *
 * @param kind {@link EntryKind#CHARGE} or {@link EntryKind#REVERSAL}
 * @param countedIn the period whose accesses the grant is among; closed meanwhile, perhaps
 * @param books the open period that it is booked in: the same, or a later one
 * @param accessedAt when the access happened
 */
public record Effect(EntryKind kind, RatingLine line, Period countedIn, Period books, Instant accessedAt) {

    /** Whether it changes what a closed period counted, for the books of another. */
    public boolean isLate() {
        return !books.equals(countedIn);
    }
}
