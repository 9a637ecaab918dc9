package dev.parley.billing.rating;

import static dev.parley.billing.TestEvents.EUR;
import static dev.parley.billing.TestEvents.PLANET;
import static dev.parley.billing.TestEvents.deal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.billing.TestBooks;
import dev.parley.billing.period.Period;
import dev.parley.billing.period.PeriodName;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Price;
import dev.parley.protocol.terms.Settlement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class LineRatingTest {
    private static final Instant NOON = Instant.parse("2026-12-10T11:00:00Z");
    private static final PeriodName MONTH = PeriodName.parse("2026-12");
    private static final Period BOOKS = Period.of(PLANET, MONTH, TestBooks.BERLIN);

    @Property
    void chargesTheSameHoweverTheAccessesAreSplit(
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long price,
            @ForAll @LongRange(min = 1, max = 100_000) long per,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 10_000) Integer> batches) {
        RatingLine line = line(price, per);
        List<LineChange> changes = new ArrayList<>();
        batches.forEach(added -> changes.add(new LineChange(line, BOOKS, added, 0, NOON, NOON)));

        long sum = LineRating.rate(changes, Map.of()).stream()
                .mapToLong(rated -> rated.amount().units())
                .sum();

        long quantity = batches.stream().mapToLong(Integer::longValue).sum();
        assertThat(sum).isEqualTo(line.deal().price().charge(quantity).units());
    }

    @Property
    void neverChargesAboveThePriceWhateverIsTakenBack(
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long price,
            @ForAll @LongRange(min = 1, max = 100_000) long per,
            @ForAll @LongRange(min = 1, max = 10_000) long added,
            @ForAll @LongRange(min = 0, max = 10_000) long removed) {
        RatingLine line = line(price, per);
        long left = Math.max(0, added - removed);
        var charged = new LineChange(line, BOOKS, added, 0, NOON, NOON);
        var takenBack = new LineChange(line, BOOKS, 0, Math.max(1, added - left), NOON, NOON);

        var rated = LineRating.rate(added == left ? List.of(charged) : List.of(charged, takenBack), Map.of());

        assertThat(rated.stream().mapToLong(change -> change.amount().units()).sum())
                .isEqualTo(line.deal().price().charge(left).units());
    }

    @Example
    void continuesWhatWasCountedBefore() {
        RatingLine line = line(1_500, 1_000);

        var rated = LineRating.rate(List.of(new LineChange(line, BOOKS, 1, 0, NOON, NOON)), Map.of(line, 1L));

        assertThat(rated.getFirst().charged().units()).isEqualTo(2);
    }

    private static RatingLine line(long price, long per) {
        return new RatingLine(
                deal(PLANET, "cli_reader", Settlement.POSTPAY, new Price(new Amount(price, EUR), per), ""), MONTH);
    }
}
