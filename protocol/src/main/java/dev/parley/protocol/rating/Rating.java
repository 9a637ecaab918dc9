package dev.parley.protocol.rating;

import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Price;

/**
 * From counted units to money. A line is never rounded per event: its amount is the price of everything counted so far,
 * and an increment is the difference between two such amounts, so that any split of the same units charges the same.
 */
public final class Rating {
    private Rating() {}

    /**
     * What more units add to a line that has counted some already.
     *
     * @param before units counted so far, 0 or more
     * @param added units to add, 0 or more
     * @throws ArithmeticException if the line's quantity or amount does not fit into a long
     */
    public static Amount increment(Price price, long before, long added) {
        if (added < 0) {
            throw new IllegalArgumentException("a quantity is not negative");
        }
        return price.charge(Math.addExact(before, added)).minus(price.charge(before));
    }
}
