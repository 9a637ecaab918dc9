package dev.parley.billing.intake;

import static dev.parley.billing.ledger.EntryKind.CHARGE;
import static dev.parley.billing.ledger.EntryKind.REVERSAL;

import dev.parley.billing.intake.Known.KnownGrant;
import dev.parley.billing.intake.Known.KnownOutcome;
import dev.parley.billing.intake.Known.KnownUsage;
import dev.parley.billing.intake.Sorted.NewGrant;
import dev.parley.billing.intake.Sorted.NewOutcome;
import dev.parley.billing.ledger.EntryKind;
import dev.parley.billing.meter.Digest;
import dev.parley.billing.meter.Ending;
import dev.parley.billing.meter.Fate;
import dev.parley.billing.meter.Grant;
import dev.parley.billing.meter.Outcome;
import dev.parley.billing.meter.Usage;
import dev.parley.billing.period.Period;
import dev.parley.billing.rating.RatingLine;
import dev.parley.billing.rating.Relationship;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells what of a batch is new, and what follows from it. Identity is the event id for grants and uses, and the
 * grant's id and the ending for outcomes: whatever comes again, in whatever order, has no second effect.
 */
public final class BatchSorting {
    private final Calendar calendar;
    private final OpenPeriods openPeriods;
    private final Map<UUID, KnownGrant> grants;
    private final Map<UUID, List<KnownOutcome>> outcomes;
    private final UsageSorting usages;

    private final List<NewGrant> newGrants = new ArrayList<>();
    private final List<NewOutcome> newOutcomes = new ArrayList<>();
    private final List<Arrival> refused = new ArrayList<>();
    private int duplicates;
    private int notBillable;

    private BatchSorting(Known known, Calendar calendar, OpenPeriods openPeriods) {
        this.calendar = calendar;
        this.openPeriods = openPeriods;
        this.grants = new HashMap<>(known.grants());
        this.outcomes = new HashMap<>(known.outcomes());
        this.usages = new UsageSorting(known.usages(), openPeriods);
    }

    /**
     * Sorts records in their order.
     *
     * @param openPeriods where the changes of the periods in which grants and uses happened, or are counted, go
     */
    public static Sorted sort(List<Arrival> arrivals, Known known, Calendar calendar, OpenPeriods openPeriods) {
        var sorting = new BatchSorting(known, calendar, openPeriods);
        arrivals.forEach(sorting::take);
        return new Sorted(
                sorting.newGrants,
                sorting.newOutcomes,
                sorting.usages.sorted(),
                sorting.refused,
                sorting.duplicates,
                sorting.notBillable);
    }

    private void take(Arrival arrival) {
        switch (arrival.reading()) {
            case Reading.Granted(Grant grant) -> takeGrant(arrival, grant);
            case Reading.Ended(Outcome outcome) -> takeOutcome(arrival, outcome);
            case Reading.Used(Usage usage) -> takeUsage(arrival, usage);
            case Reading.NotBillable() -> notBillable++;
            case Reading.Unusable unusable -> refused.add(arrival);
        }
    }

    private void takeGrant(Arrival arrival, Grant grant) {
        KnownGrant known = grants.get(grant.id());
        if (known != null) {
            takeAgain(arrival, known.digest(), grant.digest());
            return;
        }
        for (KnownOutcome outcome : outcomes.getOrDefault(grant.id(), List.of())) {
            if (!grant.deal().relationship().equals(outcome.relationship())) {
                refuseStranger(arrival, grant.deal().relationship(), outcome.relationship());
                return;
            }
        }
        Period happenedIn = calendar.periodOf(grant.deal().publisher(), grant.occurredAt());
        Period countedIn = openPeriods.booksOf(happenedIn);
        var line = new RatingLine(grant.deal(), happenedIn.name());
        var added =
                new KnownGrant(grant.digest(), grant.occurredAt(), line, grant.prices(), countedIn, grant.observed());
        Effect effect = counts(added, endingOf(grant.id())) ? effect(CHARGE, added) : null;
        grants.put(grant.id(), added);
        newGrants.add(new NewGrant(arrival.offset(), grant, line, countedIn, effect));
        usages.grantCame(grant.id(), added, isVoided(grant.id()));
    }

    private void takeOutcome(Arrival arrival, Outcome outcome) {
        KnownGrant grant = grants.get(outcome.grantId());
        if (grant != null && !grant.relationship().equals(outcome.relationship())) {
            refuseStranger(arrival, grant.relationship(), outcome.relationship());
            return;
        }
        List<KnownOutcome> known = outcomes.getOrDefault(outcome.grantId(), List.of());
        // Whatever else they say: an idempotent repeat is delivered at a time of its own, under the same grant.
        if (known.stream().anyMatch(earlier -> earlier.ending() == outcome.ending())) {
            duplicates++;
            return;
        }
        for (KnownOutcome earlier : known) {
            if (outcome.id().equals(earlier.eventId())) {
                takeAgain(arrival, earlier.digest(), outcome.digest());
                return;
            }
        }
        var added = new KnownOutcome(outcome.relationship(), outcome.id(), outcome.digest(), outcome.ending());
        Ending before = endingOf(outcome.grantId());
        outcomes.put(
                outcome.grantId(),
                Stream.concat(known.stream(), Stream.of(added)).toList());
        Effect effect = grant == null ? null : effectOf(grant, before, endingOf(outcome.grantId()));
        newOutcomes.add(new NewOutcome(arrival.offset(), outcome, effect));
        if (outcome.ending() == Ending.VOIDED) {
            usages.grantWasVoided(outcome.grantId());
        }
    }

    private void takeUsage(Arrival arrival, Usage usage) {
        KnownUsage known = usages.find(usage.id());
        if (known != null) {
            takeAgain(arrival, known.usage().digest(), usage.digest());
            return;
        }
        KnownGrant grant = grants.get(usage.grantId());
        if (grant != null && !grant.relationship().equals(usage.relationship())) {
            refuseStranger(arrival, grant.relationship(), usage.relationship());
            return;
        }
        Period usedIn = calendar.periodOf(usage.relationship().publisher(), usage.usedAt());
        usages.add(arrival.offset(), usage, usedIn, grant, isVoided(usage.grantId()));
    }

    private @Nullable Effect effectOf(KnownGrant grant, @Nullable Ending before, @Nullable Ending after) {
        boolean counted = counts(grant, before);
        boolean counts = counts(grant, after);
        return counted == counts ? null : effect(counts ? CHARGE : REVERSAL, grant);
    }

    private void takeAgain(Arrival arrival, @Nullable Digest stored, Digest arrived) {
        if (arrived.equals(stored)) {
            duplicates++;
        } else {
            refused.add(arrival.unusable(
                    QuarantineReason.CONFLICT,
                    "the event of this id that came first has the content hash %s, this one %s"
                            .formatted(stored, arrived)));
        }
    }

    /** Nobody ends, or uses, what is another's. */
    private void refuseStranger(Arrival arrival, Relationship granted, @Nullable Relationship claimed) {
        refused.add(arrival.unusable(
                QuarantineReason.INVALID,
                "the grant is of %s, and what is said of it of %s".formatted(granted, claimed)));
    }

    /** The one that counts. */
    private @Nullable Ending endingOf(UUID grant) {
        return outcomes.getOrDefault(grant, List.of()).stream()
                .map(KnownOutcome::ending)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private boolean isVoided(UUID grant) {
        return endingOf(grant) == Ending.VOIDED;
    }

    private static boolean counts(KnownGrant grant, @Nullable Ending ending) {
        return Fate.of(grant.line().deal().treatment(), grant.observed(), ending)
                .counts();
    }

    private Effect effect(EntryKind kind, KnownGrant grant) {
        Period countedIn = grant.countedIn();
        return new Effect(kind, grant.line(), countedIn, openPeriods.booksOf(countedIn), grant.occurredAt(), 1);
    }
}
