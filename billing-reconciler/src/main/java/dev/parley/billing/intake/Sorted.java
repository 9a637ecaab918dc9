package dev.parley.billing.intake;

import dev.parley.billing.meter.Grant;
import dev.parley.billing.meter.Outcome;
import dev.parley.billing.period.Period;
import dev.parley.billing.rating.RatingLine;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A batch, record by record: every record is in exactly one of the lists or counts.
 *
 * @param refused to be quarantined; their readings are {@link Reading.Unusable}
 * @param notBillable other events that charge nothing, outcomes apart
 */
public record Sorted(
        List<NewGrant> grants, List<NewOutcome> outcomes, List<Arrival> refused, int duplicates, int notBillable) {

    /**
     * @param happenedIn the period of its own time; closed already, perhaps
     * @param effect what follows from it; null if it is not owed, or not yet
     */
    public record NewGrant(
            long offset,
            Grant grant,
            RatingLine line,
            Period happenedIn,
            @Nullable Effect effect) {}

    /**
     * @param countedIn the period whose accesses the grant is among; null as long as it has not arrived
     * @param effect what follows from it; null if nothing changes
     */
    public record NewOutcome(
            long offset,
            Outcome outcome,
            @Nullable Period countedIn,
            @Nullable Effect effect) {}

    /** Every period in which the batch changes what a close would find, were it only how a grant ended. */
    public Set<Period> periods() {
        return Stream.concat(
                        grants.stream().map(NewGrant::happenedIn),
                        outcomes.stream().map(NewOutcome::countedIn))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** What follows from the batch, grants first. */
    public Stream<Effect> effects() {
        return Stream.concat(
                        grants.stream().map(NewGrant::effect), outcomes.stream().map(NewOutcome::effect))
                .filter(Objects::nonNull);
    }

    public int records() {
        return grants.size() + outcomes.size() + refused.size() + duplicates + notBillable;
    }
}
