package dev.parley.negotiation.access.feed;

import dev.parley.negotiation.access.Admission;
import dev.parley.negotiation.access.Decided;
import dev.parley.negotiation.access.Verdict;
import dev.parley.negotiation.identity.Caller;
import dev.parley.protocol.bounds.Bounds;
import dev.parley.protocol.id.OfferId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.match.OfferRefusal;
import dev.parley.protocol.match.Resource;
import dev.parley.protocol.terms.UnitPrice;
import dev.parley.shell.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision as the feed shows it: without the query, and without anything that opens something.
 *
 * @param place in the feed: microseconds, rising, and never the same twice, so that it tells nothing of how much others do
 * @param caller absent: it made no difference
 * @param userAgent as it came, cut to {@value #MAX_USER_AGENT} characters
 * @param bounds absent: they cannot be read
 * @param refusals why each offer does not meet, the nearest first
 */
public record FeedEntry(
        long place,
        Instant at,
        Duration took,
        PublisherId publisher,
        @Nullable Caller caller,
        @Nullable String userAgent,
        String method,
        Resource resource,
        @Nullable Bounds bounds,
        Outcome outcome,
        List<OfferRefusal> refusals) {
    static final int MAX_USER_AGENT = 256;

    /** What was decided. */
    public sealed interface Outcome {

        /** The terms leave it alone. */
        record Open() implements Outcome {}

        /** The bounds meet; the caller only wanted to know. */
        record Quoted(Deal deal) implements Outcome {}

        /** The bounds meet. */
        record Admitted(Deal deal, Fate fate) implements Outcome {}

        record Rejected(Problem problem, String detail) implements Outcome {}
    }

    /** @param prices empty: free */
    public record Deal(OfferId offer, List<UnitPrice> prices) {
        static Deal of(Admission admission) {
            return new Deal(admission.agreement().offer(), admission.prices());
        }
    }

    static FeedEntry of(Decided decided, long place) {
        var request = decided.request();
        return new FeedEntry(
                place,
                decided.at(),
                decided.took(),
                request.publisher(),
                decided.caller(),
                cut(request.fields().userAgent()),
                request.method(),
                request.resource(),
                decided.bounds(),
                outcome(decided.verdict()),
                decided.refusals());
    }

    FeedEntry with(Fate fate) {
        Outcome changed = outcome instanceof Outcome.Admitted(Deal deal, Fate earlier)
                ? new Outcome.Admitted(deal, fate)
                : outcome;
        return new FeedEntry(
                place, at, took, publisher, caller, userAgent, method, resource, bounds, changed, refusals);
    }

    private static Outcome outcome(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Open open -> new Outcome.Open();
            case Verdict.HeadOnly headOnly -> new Outcome.Open();
            case Verdict.Quoted(Admission.First admission) -> new Outcome.Quoted(Deal.of(admission));
            case Verdict.Admitted(Admission admission) -> new Outcome.Admitted(Deal.of(admission), new Fate.Underway());
            case Verdict.Rejected(var problem) -> new Outcome.Rejected(problem.problem(), problem.detail());
        };
    }

    private static @Nullable String cut(@Nullable String userAgent) {
        return userAgent == null || userAgent.length() <= MAX_USER_AGENT
                ? userAgent
                : userAgent.substring(0, MAX_USER_AGENT);
    }
}
