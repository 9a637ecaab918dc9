package dev.parley.billing.intake;

import dev.parley.billing.meter.Digest;
import dev.parley.billing.meter.Ending;
import dev.parley.billing.period.Period;
import dev.parley.billing.rating.RatingLine;
import dev.parley.billing.rating.Relationship;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is stored already of the grants that a batch speaks of; both by the grant's id. */
public record Known(Map<UUID, KnownGrant> grants, Map<UUID, List<KnownOutcome>> outcomes) {
    public static final Known NOTHING = new Known(Map.of(), Map.of());

    /** @param countedIn the period whose accesses it is among */
    public record KnownGrant(Digest digest, Instant occurredAt, RatingLine line, Period countedIn, boolean observed) {}

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
