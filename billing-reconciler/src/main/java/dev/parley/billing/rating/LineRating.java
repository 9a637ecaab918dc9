package dev.parley.billing.rating;

import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Price;
import dev.parley.protocol.rating.Rating;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Prices changes of lines. A pool's amount is always the price of all its units together; a change is worth the
 * difference between two such amounts, so that no split into batches changes what is owed.
 */
public final class LineRating {
    private LineRating() {}

    /**
     * Prices changes, in their order.
     *
     * @param quantities what each pool counted before, in all books; absent is 0
     * @throws ArithmeticException if a pool's quantity or amount does not fit into a long
     */
    public static List<RatedChange> rate(List<LineChange> changes, Map<RatingLine, Long> quantities) {
        var counted = new HashMap<>(quantities);
        var rated = new ArrayList<RatedChange>(changes.size());
        for (LineChange change : changes) {
            RatingLine pool = change.line().pool();
            long before = counted.getOrDefault(pool, 0L);
            rated.add(rate(change, before));
            counted.put(pool, after(change, before));
        }
        return rated;
    }

    /**
     * What a pool is worth more (or less) with one quantity than with another.
     *
     * @param before 0 or more
     * @param after 0 or more
     */
    public static Amount between(RatingLine pool, long before, long after) {
        Price price = pool.deal().price();
        return price.charge(after).minus(price.charge(before));
    }

    private static long after(LineChange change, long before) {
        return Math.subtractExact(Math.addExact(before, change.added()), change.removed());
    }

    private static RatedChange rate(LineChange change, long before) {
        Price price = change.line().deal().price();
        long after = after(change, before);
        Amount charged = Rating.increment(price, before, change.added());
        Amount reversed = Rating.increment(price, after, change.removed());
        return new RatedChange(change, charged, reversed);
    }
}
