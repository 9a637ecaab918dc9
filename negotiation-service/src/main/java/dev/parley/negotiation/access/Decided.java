package dev.parley.negotiation.access;

import dev.parley.negotiation.identity.Caller;
import dev.parley.protocol.bounds.Bounds;
import dev.parley.protocol.match.Decision;
import dev.parley.protocol.match.OfferRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it was made.
 *
 * @param at when the request came
 * @param took until the verdict, with what was waited for
 * @param caller absent: it made no difference, so nobody asked who it is
 * @param bounds absent: they cannot be read
 * @param decision what the terms say; absent: they were not asked, or did not decide
 */
public record Decided(
        AccessRequest request,
        Instant at,
        Duration took,
        @Nullable Caller caller,
        @Nullable Bounds bounds,
        @Nullable Decision decision,
        Verdict verdict) {

    /** Why each offer that the caller may see does not meet the request, the nearest first; empty where one does. */
    public List<OfferRefusal> refusals() {
        return switch (decision) {
            case null -> List.of();
            case Decision.PaymentRequired(var refusals, var nearest, var sufficient) -> nearestFirst(refusals, nearest);
            case Decision.Unidentified(var refusals, var nearest) -> nearestFirst(refusals, nearest);
            case Decision.Refused(var refusals) -> refusals;
            case Decision.Granted granted -> List.of();
            case Decision.Open open -> List.of();
            case Decision.Malformed malformed -> List.of();
        };
    }

    private static List<OfferRefusal> nearestFirst(List<OfferRefusal> refusals, OfferRefusal nearest) {
        if (refusals.size() == 1) {
            return refusals;
        }
        var ordered = new ArrayList<OfferRefusal>(refusals.size());
        ordered.add(nearest);
        refusals.stream().filter(refusal -> refusal != nearest).forEach(ordered::add);
        return List.copyOf(ordered);
    }
}
