package dev.parley.billing.rating;

import dev.parley.protocol.money.Amount;

/**
 * A change of a line, and what it does to the line's amount.
 *
 * @param charged what the added units add, 0 or more
 * @param reversed what the removed units take back, 0 or more
 */
public record RatedChange(LineChange change, Amount charged, Amount reversed) {

    /** Units added less units removed. */
    public long quantity() {
        return change.added() - change.removed();
    }

    public Amount amount() {
        return charged.minus(reversed);
    }
}
