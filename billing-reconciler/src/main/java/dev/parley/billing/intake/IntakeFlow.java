package dev.parley.billing.intake;

import static java.util.stream.Collectors.toSet;

import dev.parley.billing.intake.Books.OpenBooks;
import dev.parley.billing.ledger.Bookkeeping;
import dev.parley.billing.ledger.EntryKind;
import dev.parley.billing.meter.Grant;
import dev.parley.billing.period.Period;
import dev.parley.billing.period.Periods;
import dev.parley.billing.rating.LineChange;
import dev.parley.billing.rating.LineChanges;
import dev.parley.billing.rating.LineRating;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The whole way of a batch: from records of the stream to postings, in one transaction. */
public final class IntakeFlow {
    private final Periods periods;
    private final Books books;

    public IntakeFlow(Periods periods, Books books) {
        this.periods = periods;
        this.books = books;
    }

    /**
     * Takes a batch, exactly once however often it comes. A record that cannot be booked is found by halving the batch,
     * and turned away: the others are taken, in transactions of their own.
     *
     * @throws StalePartitionException if somebody else reads the partition
     */
    public Sorted take(IntakeBatch batch) {
        try {
            return takeTogether(batch);
        } catch (UnbookableException e) {
            return batch.arrivals().size() == 1 ? turnAway(batch, e) : takeHalves(batch);
        }
    }

    private Sorted takeHalves(IntakeBatch batch) {
        return take(batch.firstHalf()).plus(take(batch.secondHalf()));
    }

    private Sorted turnAway(IntakeBatch batch, UnbookableException e) {
        Arrival culprit = batch.arrivals().getFirst();
        return takeTogether(batch.with(
                List.of(culprit.unusable(QuarantineReason.INVALID, "it cannot be booked: " + e.getMessage()))));
    }

    private Sorted takeTogether(IntakeBatch batch) {
        List<Arrival> arrivals =
                batch.arrivals().stream().map(this::requirePublisher).toList();
        Function<Grant, Period> calendar = grant -> periods.of(grant.deal().publisher(), grant.occurredAt())
                .orElseThrow(() ->
                        new IllegalStateException("nobody knows " + grant.deal().publisher()));
        return books.write(batch.partition(), batch.from(), open -> take(batch, arrivals, calendar, open));
    }

    private static Sorted take(
            IntakeBatch batch, List<Arrival> arrivals, Function<Grant, Period> calendar, OpenBooks open) {
        Set<UUID> grants = grantsOf(arrivals);
        Known found = open.known(grants);
        OpenPeriods openPeriods = open.openPeriods(periodsOf(arrivals, found, calendar));
        // A close that came between ended or carried some of them; now that the periods are held, none can.
        Known known = openPeriods.areAllOpen() ? found : open.known(grants);
        Sorted sorted = BatchSorting.sort(arrivals, known, calendar, openPeriods);
        List<LineChange> changes = changesOf(sorted);
        var quantities = open.quantities(
                changes.stream().map(change -> change.line().pool()).collect(toSet()));
        var rated = LineRating.rate(changes, quantities);
        var entries = Bookkeeping.charges(rated, batch.partition().number());
        open.enter(new BookedBatch(batch, sorted, rated, entries));
        return sorted;
    }

    /** Without its zone nobody can tell which period a grant belongs to. */
    private Arrival requirePublisher(Arrival arrival) {
        return arrival.reading() instanceof Reading.Granted(Grant grant)
                        && periods.of(grant.deal().publisher(), grant.occurredAt())
                                .isEmpty()
                ? arrival.unusable(
                        QuarantineReason.INVALID,
                        "nobody registered the publisher " + grant.deal().publisher())
                : arrival;
    }

    private static Set<UUID> grantsOf(List<Arrival> arrivals) {
        Set<UUID> grants = HashSet.newHashSet(arrivals.size());
        for (Arrival arrival : arrivals) {
            switch (arrival.reading()) {
                case Reading.Granted(var grant) -> grants.add(grant.id());
                case Reading.Ended(var outcome) -> grants.add(outcome.grantId());
                case Reading.NotBillable() -> {}
                case Reading.Unusable unusable -> {}
            }
        }
        return grants;
    }

    /** Every period in which the batch may change what a close would find, were it only how a grant ended. */
    private static Set<Period> periodsOf(List<Arrival> arrivals, Known known, Function<Grant, Period> calendar) {
        Set<Period> periods = new HashSet<>();
        known.grants().values().forEach(grant -> periods.add(grant.countedIn()));
        for (Arrival arrival : arrivals) {
            if (arrival.reading() instanceof Reading.Granted(Grant grant)) {
                periods.add(calendar.apply(grant));
            }
        }
        return periods;
    }

    private static List<LineChange> changesOf(Sorted sorted) {
        var changes = new LineChanges();
        sorted.effects().forEach(effect -> {
            if (effect.kind() == EntryKind.CHARGE) {
                changes.add(effect.line(), effect.books(), effect.accessedAt());
            } else {
                changes.remove(effect.line(), effect.books(), effect.accessedAt());
            }
        });
        return changes.changes();
    }
}
