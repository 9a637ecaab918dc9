package dev.parley.billing.rating;

import dev.parley.billing.period.Period;
import java.time.Instant;

/**
 * What a batch does to a line in one period's books.
 *
 * @param books the open period that it is booked in
 * @param added units that became owed, 0 or more
 * @param removed units that are no longer owed, 0 or more
 * @param first when the earliest of them was consumed
 * @param last the latest
 */
public record LineChange(RatingLine line, Period books, long added, long removed, Instant first, Instant last) {

    public LineChange {
        if (added < 0 || removed < 0 || added + removed == 0) {
            throw new IllegalArgumentException("a change adds or removes units, or both");
        }
    }

    /**
     * Both together; they are of one line and one period's books.
     *
     * @throws ArithmeticException if a quantity does not fit into a long
     */
    LineChange plus(LineChange other) {
        return new LineChange(
                line,
                books,
                Math.addExact(added, other.added),
                Math.addExact(removed, other.removed),
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last);
    }
}
