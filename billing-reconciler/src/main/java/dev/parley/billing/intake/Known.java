package dev.parley.billing.intake;

import dev.parley.billing.meter.Digest;
import dev.parley.billing.meter.Ending;
import dev.parley.billing.meter.Usage;
import dev.parley.billing.period.Period;
import dev.parley.billing.period.PeriodName;
import dev.parley.billing.rating.PriceList;
import dev.parley.billing.rating.RatingLine;
import dev.parley.billing.rating.Relationship;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is stored already of what a batch speaks of.
 *
 * @param grants by their ids
 * @param outcomes by the ids of their grants
 */
public record Known(
        Map<UUID, KnownGrant> grants, Map<UUID, List<KnownOutcome>> outcomes, Collection<KnownUsage> usages) {

    /** @param countedIn the period whose accesses it is among */
    public record KnownGrant(
            Digest digest, Instant occurredAt, RatingLine line, PriceList prices, Period countedIn, boolean observed) {
        Relationship relationship() {
            return line.deal().relationship();
        }
    }

    /**
     * @param usedIn the period of its own time
     * @param countedIn the period whose records it is among
     * @param line what it counts on; null as long as its grant has not come
     */
    public record KnownUsage(
            Usage usage,
            PeriodName usedIn,
            Period countedIn,
            @Nullable RatingLine line) {}

    /**
     * How a grant ended, or one of the ways.
     *
     * @param relationship that it was reported for; null if a close found that nobody did
     * @param eventId who reported it; null likewise
     * @param digest null likewise
     */
    public record KnownOutcome(
            @Nullable Relationship relationship,
            @Nullable UUID eventId,
            @Nullable Digest digest,
            Ending ending) {}
}
