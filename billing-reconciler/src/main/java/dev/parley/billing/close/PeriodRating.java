package dev.parley.billing.close;

import dev.parley.billing.close.PeriodTally.LineTally;
import dev.parley.billing.rating.BookedLine;
import dev.parley.billing.rating.LineRating;
import dev.parley.billing.rating.PoolShares;
import dev.parley.billing.rating.RatingLine;
import dev.parley.protocol.money.Amount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rates a whole period again, by the same prices as the stream, and compares. */
public final class PeriodRating {
    private PeriodRating() {}

    /**
     * What was booked while reading.
     *
     * @param streamed the line as intake booked it; absent lines are not listed
     * @param late units of closed periods that were added in these books, less those that were taken back
     */
    public record Booked(BookedLine streamed, long late) {}

    /**
     * What the books of the period should say, line by line.
     *
     * @param settled as counted anew
     * @param streamedQuantity as intake booked it; 0 where it booked nothing
     * @param difference settled amount less streamed amount; zero, taken over a pool, unless something went wrong
     */
    public record Settled(BookedLine settled, long streamedQuantity, Amount difference) {}

    /**
     * Rates what was counted anew.
     *
     * @param pools what each pool counted in all books, these included; absent is 0
     */
    public static List<Settled> settle(
            Map<RatingLine, LineTally> counted, List<Booked> booked, Map<RatingLine, Long> pools) {
        Map<RatingLine, List<Recount>> byPool = new LinkedHashMap<>();
        Set<RatingLine> known = new HashSet<>();
        for (Booked line : booked) {
            RatingLine key = line.streamed().line();
            known.add(key);
            poolOf(key, byPool).add(recount(line, counted.get(key)));
        }
        counted.forEach((line, tally) -> {
            if (!known.contains(line)) {
                poolOf(line, byPool).add(missed(line, tally));
            }
        });
        List<Settled> settled = new ArrayList<>();
        byPool.forEach((pool, lines) -> settled.addAll(settle(pool, lines, pools.getOrDefault(pool, 0L))));
        return settled;
    }

    /** A line as intake booked it, and how many units it has by the new count. */
    private record Recount(BookedLine streamed, long quantity, Instant first, Instant last) {}

    private static List<Recount> poolOf(RatingLine line, Map<RatingLine, List<Recount>> byPool) {
        return byPool.computeIfAbsent(line.pool(), pool -> new ArrayList<>());
    }

    private static Recount recount(Booked booked, @Nullable LineTally counted) {
        BookedLine streamed = booked.streamed();
        return counted == null
                ? new Recount(streamed, booked.late(), streamed.first(), streamed.last())
                : new Recount(streamed, counted.quantity() + booked.late(), counted.first(), counted.last());
    }

    private static Recount missed(RatingLine line, LineTally counted) {
        var nothing = new BookedLine(line, 0, Amount.zero(line.deal().asset()), counted.first(), counted.last());
        return new Recount(nothing, counted.quantity(), counted.first(), counted.last());
    }

    private static List<Settled> settle(RatingLine pool, List<Recount> lines, long everywhere) {
        long elsewhere = everywhere
                - lines.stream().mapToLong(line -> line.streamed().quantity()).sum();
        List<Long> quantities = lines.stream().map(Recount::quantity).toList();
        long here = quantities.stream().mapToLong(Long::longValue).sum();
        Amount amount = LineRating.between(pool, elsewhere, elsewhere + here);
        List<Amount> shares = PoolShares.of(pool.deal().price(), amount, quantities);
        List<Settled> settled = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Recount line = lines.get(i);
            BookedLine streamed = line.streamed();
            Amount share = shares.get(i);
            settled.add(new Settled(
                    new BookedLine(streamed.line(), line.quantity(), share, line.first(), line.last()),
                    streamed.quantity(),
                    share.minus(streamed.amount())));
        }
        return settled;
    }
}
