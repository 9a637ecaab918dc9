package dev.parley.billing.close;

import dev.parley.billing.close.PeriodTally.LineTally;
import dev.parley.billing.rating.BookedLine;
import dev.parley.billing.rating.LineRating;
import dev.parley.billing.rating.RatingLine;
import dev.parley.protocol.money.Amount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rates a whole period again, by the same prices as the stream, and compares. */
public final class PeriodRating {
    private PeriodRating() {}

    /**
     * What was booked while reading.
     *
     * @param streamed the line as intake booked it; absent lines are not listed
     * @param elsewhere what the line counted in other periods' books
     * @param late accesses of closed periods that were added in these books, less those that were taken back
     */
    public record Booked(BookedLine streamed, long elsewhere, long late) {}

    /**
     * What the books of the period should say, line by line.
     *
     * @param settled as counted anew
     * @param difference settled amount less streamed amount; zero unless something went wrong
     */
    public record Settled(BookedLine settled, Amount difference) {}

    /** Rates what was counted anew. */
    public static List<Settled> settle(Map<RatingLine, LineTally> counted, List<Booked> booked) {
        Map<RatingLine, Booked> byLine = new LinkedHashMap<>();
        booked.forEach(line -> byLine.put(line.streamed().line(), line));
        List<Settled> settled = new ArrayList<>();
        byLine.values()
                .forEach(line ->
                        settled.add(settle(line, counted.get(line.streamed().line()))));
        counted.forEach((line, tally) -> {
            if (!byLine.containsKey(line)) {
                settled.add(missed(line, tally));
            }
        });
        return settled;
    }

    private static Settled settle(Booked booked, @Nullable LineTally counted) {
        BookedLine streamed = booked.streamed();
        long quantity = (counted == null ? 0 : counted.quantity()) + booked.late();
        Amount amount = LineRating.between(streamed.line(), booked.elsewhere(), booked.elsewhere() + quantity);
        var line = new BookedLine(
                streamed.line(),
                quantity,
                amount,
                counted == null ? streamed.first() : counted.first(),
                counted == null ? streamed.last() : counted.last());
        return new Settled(line, amount.minus(streamed.amount()));
    }

    /** Nothing of the line was booked: it counted nowhere else either, or it would be of another period. */
    private static Settled missed(RatingLine line, LineTally counted) {
        Amount amount = LineRating.between(line, 0, counted.quantity());
        return new Settled(new BookedLine(line, counted.quantity(), amount, counted.first(), counted.last()), amount);
    }
}
