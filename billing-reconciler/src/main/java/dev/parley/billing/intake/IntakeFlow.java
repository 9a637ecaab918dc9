package dev.parley.billing.intake;

import static java.util.stream.Collectors.toSet;

import dev.parley.billing.intake.Books.OpenBooks;
import dev.parley.billing.ledger.Bookkeeping;
import dev.parley.billing.ledger.EntryKind;
import dev.parley.billing.meter.Grant;
import dev.parley.billing.meter.Outcome;
import dev.parley.billing.meter.Usage;
import dev.parley.billing.period.Period;
import dev.parley.billing.period.Periods;
import dev.parley.billing.rating.LineChange;
import dev.parley.billing.rating.LineChanges;
import dev.parley.billing.rating.LineRating;
import dev.parley.protocol.id.PublisherId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        Calendar calendar = (publisher, instant) -> periods.of(publisher, instant)
                .orElseThrow(() -> new IllegalStateException("nobody knows " + publisher));
        return books.write(batch.partition(), batch.from(), open -> take(batch, arrivals, calendar, open));
    }

    private static Sorted take(IntakeBatch batch, List<Arrival> arrivals, Calendar calendar, OpenBooks open) {
        Mentioned mentioned = Mentioned.in(arrivals);
        Known found = open.known(mentioned);
        OpenPeriods openPeriods = open.openPeriods(periodsOf(arrivals, found, calendar));
        // A close that came between ended or carried some of them; now that the periods are held, none can.
        Known known = openPeriods.areAllOpen() ? found : open.known(mentioned);
        Sorted sorted = BatchSorting.sort(arrivals, known, calendar, openPeriods);
        List<LineChange> changes = changesOf(sorted);
        var quantities = open.quantities(
                changes.stream().map(change -> change.line().pool()).collect(toSet()));
        var rated = LineRating.rate(changes, quantities);
        var entries = Bookkeeping.charges(rated, batch.partition().number());
        open.enter(new BookedBatch(batch, sorted, rated, entries));
        return sorted;
    }

    /** Without its publisher's zone nobody can tell which period an event belongs to. */
    private Arrival requirePublisher(Arrival arrival) {
        return switch (arrival.reading()) {
            case Reading.Granted(Grant grant) ->
                requirePublisher(arrival, grant.deal().publisher(), grant.occurredAt());
            case Reading.Used(Usage usage) ->
                requirePublisher(arrival, usage.relationship().publisher(), usage.usedAt());
            case Reading.Ended(Outcome outcome) -> arrival;
            case Reading.NotBillable() -> arrival;
            case Reading.Unusable unusable -> arrival;
        };
    }

    private Arrival requirePublisher(Arrival arrival, PublisherId publisher, Instant at) {
        return periods.of(publisher, at).isPresent()
                ? arrival
                : arrival.unusable(QuarantineReason.INVALID, "nobody registered the publisher " + publisher);
    }

    /** Every period in which the batch may change what a close would find, were it only how a grant ended. */
    private static Set<Period> periodsOf(List<Arrival> arrivals, Known known, Calendar calendar) {
        Set<Period> periods = new HashSet<>();
        known.grants().values().forEach(grant -> periods.add(grant.countedIn()));
        known.usages().forEach(usage -> periods.add(usage.countedIn()));
        for (Arrival arrival : arrivals) {
            switch (arrival.reading()) {
                case Reading.Granted(Grant grant) ->
                    periods.add(calendar.periodOf(grant.deal().publisher(), grant.occurredAt()));
                case Reading.Used(Usage usage) ->
                    periods.add(calendar.periodOf(usage.relationship().publisher(), usage.usedAt()));
                case Reading.Ended(Outcome outcome) -> {}
                case Reading.NotBillable() -> {}
                case Reading.Unusable unusable -> {}
            }
        }
        return periods;
    }

    private static List<LineChange> changesOf(Sorted sorted) {
        var changes = new LineChanges();
        sorted.effects().forEach(effect -> {
            if (effect.kind() == EntryKind.CHARGE) {
                changes.add(effect.line(), effect.books(), effect.consumedAt(), effect.quantity());
            } else {
                changes.remove(effect.line(), effect.books(), effect.consumedAt(), effect.quantity());
            }
        });
        return changes.changes();
    }
}
