package dev.parley.billing.intake;

import dev.parley.billing.meter.Grant;
import dev.parley.billing.meter.Outcome;
import dev.parley.billing.period.Period;
import dev.parley.billing.rating.RatingLine;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A batch, record by record: every record is in exactly one of the lists or counts.
 *
 * @param refused to be quarantined; their readings are {@link Reading.Unusable}
 * @param notBillable other events that charge nothing, outcomes apart
 */
public record Sorted(
        List<NewGrant> grants,
        List<NewOutcome> outcomes,
        SortedUsages usages,
        List<Arrival> refused,
        int duplicates,
        int notBillable) {

    /**
     * @param countedIn the period whose accesses it is among: that of its own time, or a later one where that is closed
     * @param effect what follows from it; null if it is not owed, or not yet
     */
    public record NewGrant(
            long offset,
            Grant grant,
            RatingLine line,
            Period countedIn,
            @Nullable Effect effect) {}

    /** @param effect what follows from it; null if nothing changes, or its grant has not arrived */
    public record NewOutcome(
            long offset, Outcome outcome, @Nullable Effect effect) {}

    /** What follows from the batch, grants first. */
    public Stream<Effect> effects() {
        Stream<Effect> ofAccesses = Stream.concat(
                        grants.stream().map(NewGrant::effect), outcomes.stream().map(NewOutcome::effect))
                .filter(Objects::nonNull);
        return Stream.concat(ofAccesses, usages.effects());
    }

    /** Both batches, one after the other. */
    Sorted plus(Sorted later) {
        return new Sorted(
                Stream.concat(grants.stream(), later.grants.stream()).toList(),
                Stream.concat(outcomes.stream(), later.outcomes.stream()).toList(),
                usages.plus(later.usages),
                Stream.concat(refused.stream(), later.refused.stream()).toList(),
                duplicates + later.duplicates,
                notBillable + later.notBillable);
    }

    public int records() {
        return grants.size() + outcomes.size() + usages.added().size() + refused.size() + duplicates + notBillable;
    }
}
