package dev.parley.negotiation.access.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.negotiation.access.Delivery;
import dev.parley.negotiation.access.RefusalBody;
import dev.parley.negotiation.access.feed.DecisionFeed.Excerpt;
import dev.parley.negotiation.access.feed.Fate;
import dev.parley.negotiation.access.feed.FeedEntry;
import dev.parley.negotiation.access.feed.FeedEntry.Deal;
import dev.parley.negotiation.access.feed.FeedEntry.Outcome;
import dev.parley.negotiation.identity.Caller;
import dev.parley.negotiation.store.Cursor;
import dev.parley.protocol.bounds.Bounds;
import dev.parley.protocol.header.AccessBoundsCodec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The latest decisions as they are answered.
 *
 * @param decisions the oldest first
 * @param next what to ask after; absent while there is nothing
 * @param gap whether decisions were forgotten since the one after which was asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedBody(
        List<DecisionLine> decisions, @Nullable String next, boolean gap) {

    /** @param after what was asked after */
    public static FeedBody of(Excerpt excerpt, @Nullable String after) {
        List<FeedEntry> entries = excerpt.decisions();
        return new FeedBody(
                entries.stream().map(DecisionLine::of).toList(),
                entries.isEmpty() ? after : Cursor.encode(entries.getLast().place()),
                excerpt.gap());
    }

    /**
     * One decision.
     *
     * @param caller absent: it made no difference
     * @param bounds in the richest dialect; absent: none were stated, or they cannot be read
     * @param decision {@code open}, {@code quoted}, {@code admitted}, {@code rejected}
     * @param status of a rejection
     * @param problem the slug of a rejection's type
     * @param offer that was met, or else the nearest
     * @param pricing of that offer
     * @param fate what became of an admitted request
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DecisionLine(
            String id,
            Instant at,
            long micros,
            String publisher,
            @Nullable CallerLine caller,
            @Nullable String userAgent,
            String method,
            String url,
            @Nullable String bounds,
            boolean dryRun,
            String decision,
            @Nullable Integer status,
            @Nullable String problem,
            @Nullable String detail,
            @Nullable String offer,
            @Nullable List<Map<String, Object>> pricing,
            @Nullable List<Map<String, Object>> failed,
            @Nullable FateLine fate) {
        static DecisionLine of(FeedEntry entry) {
            Bounds bounds = entry.bounds();
            Deal deal = deal(entry);
            Outcome.Rejected rejected = entry.outcome() instanceof Outcome.Rejected turnedAway ? turnedAway : null;
            return new DecisionLine(
                    Cursor.encode(entry.place()),
                    entry.at(),
                    entry.took().toNanos() / 1000,
                    entry.publisher().value(),
                    CallerLine.of(entry.caller()),
                    entry.userAgent(),
                    entry.method(),
                    entry.resource().toString(),
                    bounds == null || bounds.equals(Bounds.NONE) ? null : AccessBoundsCodec.format(bounds),
                    bounds != null && bounds.dryRun(),
                    word(entry.outcome()),
                    rejected == null ? null : rejected.problem().status(),
                    rejected == null ? null : rejected.problem().slug(),
                    rejected == null ? null : rejected.detail(),
                    deal == null ? null : deal.offer().value(),
                    deal == null ? null : RefusalBody.pricing(deal.prices()),
                    entry.refusals().isEmpty() ? null : RefusalBody.failed(entry.refusals()),
                    entry.outcome() instanceof Outcome.Admitted(Deal met, Fate fate) ? FateLine.of(fate) : null);
        }

        private static @Nullable Deal deal(FeedEntry entry) {
            return switch (entry.outcome()) {
                case Outcome.Open open -> null;
                case Outcome.Quoted(Deal deal) -> deal;
                case Outcome.Admitted(Deal deal, Fate fate) -> deal;
                case Outcome.Rejected rejected when entry.refusals().isEmpty() -> null;
                case Outcome.Rejected rejected -> {
                    var nearest = entry.refusals().getFirst().offer();
                    yield new Deal(nearest.id(), nearest.prices());
                }
            };
        }

        private static String word(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Open open -> "open";
                case Outcome.Quoted quoted -> "quoted";
                case Outcome.Admitted admitted -> "admitted";
                case Outcome.Rejected rejected -> "rejected";
            };
        }
    }

    /** @param kind {@code client}, {@code anonymous} or {@code invalid-credential} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CallerLine(
            String kind, @Nullable String client, @Nullable String keyId) {
        static @Nullable CallerLine of(@Nullable Caller caller) {
            return switch (caller) {
                case null -> null;
                case Caller.KnownClient known ->
                    new CallerLine("client", known.client().value(), known.keyId());
                case Caller.Anonymous anonymous -> new CallerLine("anonymous", null, null);
                case Caller.Invalid invalid -> new CallerLine("invalid-credential", null, null);
            };
        }
    }

    /**
     * What became of an admitted request.
     *
     * @param state {@code underway}, {@code granted}, {@code delivered}, {@code unanswered}, {@code unmetered},
     *     {@code withheld} or {@code withdrawn}
     * @param delivery {@code complete}, {@code client-aborted} or {@code origin-aborted}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FateLine(
            String state,
            @Nullable String responseId,
            @Nullable String agreement,
            @Nullable Integer status,
            @Nullable String problem,
            @Nullable String delivery,
            @Nullable Long bytes) {
        static FateLine of(Fate fate) {
            return switch (fate) {
                case Fate.Underway underway -> bare("underway");
                case Fate.Withdrawn withdrawn -> bare("withdrawn");
                case Fate.Unmetered unmetered -> bare("unmetered");
                case Fate.Granted(Fate.Paper paper) -> papered("granted", paper);
                case Fate.Unanswered(Fate.Paper paper) -> papered("unanswered", paper);
                case Fate.Delivered(Fate.Paper paper, Delivery delivery) ->
                    new FateLine(
                            "delivered",
                            paper.responseId().value(),
                            paper.agreement().value(),
                            delivery.status(),
                            null,
                            word(delivery.outcome()),
                            delivery.bytes());
                case Fate.Withheld(var problem) ->
                    new FateLine("withheld", null, null, problem.status(), problem.slug(), null, null);
            };
        }

        private static FateLine bare(String state) {
            return new FateLine(state, null, null, null, null, null, null);
        }

        private static FateLine papered(String state, Fate.Paper paper) {
            return new FateLine(
                    state, paper.responseId().value(), paper.agreement().value(), null, null, null, null);
        }

        private static String word(Delivery.Outcome outcome) {
            return switch (outcome) {
                case COMPLETE -> "complete";
                case CLIENT_ABORTED -> "client-aborted";
                case ORIGIN_ABORTED -> "origin-aborted";
                case ORIGIN_FAILED -> "origin-failed";
            };
        }
    }
}
