package dev.parley.billing.intake;

import dev.parley.billing.meter.Usage;
import dev.parley.billing.period.Period;
import dev.parley.billing.rating.RatingLine;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a batch does to the uses of responses.
 *
 * @param added records of the batch
 * @param counted new and stored ones whose grants are known from now on
 * @param reversed stored and new ones that were owed, and whose grants were taken back
 */
public record SortedUsages(List<NewUsage> added, List<CountedUsage> counted, List<ReversedUsage> reversed) {

    /**
     * @param usedIn the period of its own time
     * @param countedIn the period whose records it is among: the same, or a later one where that is closed
     */
    public record NewUsage(long offset, Usage usage, Period usedIn, Period countedIn) {}

    /** @param effect null if it is not owed */
    public record CountedUsage(
            UUID id, RatingLine line, @Nullable Effect effect) {}

    public record ReversedUsage(UUID id, Effect effect) {}

    Stream<Effect> effects() {
        return Stream.concat(
                counted.stream().map(CountedUsage::effect).filter(Objects::nonNull),
                reversed.stream().map(ReversedUsage::effect));
    }

    SortedUsages plus(SortedUsages later) {
        return new SortedUsages(
                Stream.concat(added.stream(), later.added.stream()).toList(),
                Stream.concat(counted.stream(), later.counted.stream()).toList(),
                Stream.concat(reversed.stream(), later.reversed.stream()).toList());
    }
}
