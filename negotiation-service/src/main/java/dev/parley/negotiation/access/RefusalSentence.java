package dev.parley.negotiation.access;

import dev.parley.protocol.match.FailedAxis;
import dev.parley.protocol.match.OfferRefusal;
import dev.parley.protocol.match.Remedy;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.terms.Duty;
import dev.parley.protocol.terms.Settlement;
import dev.parley.protocol.terms.Use;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a request was turned away, in words. */
final class RefusalSentence {

    private RefusalSentence() {}

    /** @param ready whether the answer carries bounds that will do */
    static String of(OfferRefusal nearest, boolean ready) {
        String reasons = nearest.failed().stream()
                .filter(axis -> ready || axis.remedy() == Remedy.PAY_ANOTHER_WAY)
                .map(RefusalSentence::reason)
                .collect(Collectors.joining("; "));
        String remedy = ready
                ? "Send the Access-Bounds value given here, in place of any other bound, and the request is served."
                : "Bounds alone will not do; nothing was served or charged.";
        return "The nearest offer, %s, does not meet the request: %s. %s"
                .formatted(nearest.offer().id(), reasons, remedy);
    }

    static String notPermitted(OfferRefusal refusal) {
        String reasons = refusal.failed().stream()
                .filter(axis -> axis.remedy() == Remedy.NONE)
                .map(RefusalSentence::reason)
                .collect(Collectors.joining("; "));
        return "No offer permits this at any price. Of %s: %s."
                .formatted(refusal.offer().id(), reasons);
    }

    /** The ceiling that a price was held against: in the currency that would do, or else in any that was stated. */
    static @Nullable Amount stated(FailedAxis.PriceAboveCeiling price) {
        Amount first = null;
        for (Amount amount : price.stated()) {
            if (amount.asset().equals(price.needed().asset())) {
                return amount;
            }
            first = first == null ? amount : first;
        }
        return first;
    }

    private static String reason(FailedAxis axis) {
        return switch (axis) {
            case FailedAxis.PriceAboveCeiling price -> price(price);
            case FailedAxis.RetainedTooLong retain ->
                "content may be kept for %s at most, not for %s"
                        .formatted(period(retain.atMost()), period(retain.stated()));
            case FailedAxis.DutiesNotAccepted duties ->
                "it asks for the duty to " + list(duties.missing(), Duty::token);
            case FailedAxis.NotExplicit explicit -> "it wants the uses and the duties named";
            case FailedAxis.TermsChanged terms -> "the terms have changed since the version that the request names";
            case FailedAxis.OtherAgreement agreement -> "it would conclude another agreement than the one named";
            case FailedAxis.SettlementNotOffered settle ->
                "it is settled by " + list(settle.offered(), Settlement::token);
            case FailedAxis.CreditNeeded credit ->
                "it is settled by %s, for which the publisher has not approved this client"
                        .formatted(list(credit.offered(), Settlement::token));
            case FailedAxis.IdentityNeeded identity -> "it is for callers who say who they are";
            case FailedAxis.RelationshipSuspended suspended -> "the publisher has suspended this client";
            case FailedAxis.UseNotPermitted use ->
                "it permits %s, not %s".formatted(list(use.permitted(), Use::token), list(use.stated(), Use::token));
            case FailedAxis.UserNotInAudience user ->
                "it is not for the user " + user.stated().token();
            case FailedAxis.RegionNotInAudience geo ->
                "it is not for use in " + geo.stated().code();
        };
    }

    private static String price(FailedAxis.PriceAboveCeiling price) {
        Amount stated = stated(price);
        String ceiling = stated == null ? "no ceiling was stated, which counts as zero" : "the ceiling is " + stated;
        String each = price.unit().isUsageWord()
                ? "use that is " + price.unit()
                : price.unit().token();
        return "it asks %s for each %s and %s".formatted(price.needed(), each, ceiling);
    }

    /** In days where it is whole days, as people and terms say it. */
    static String period(Duration duration) {
        boolean wholeDays = duration.equals(Duration.ofDays(duration.toDays()));
        return wholeDays ? "P" + duration.toDays() + "D" : duration.toString();
    }

    private static <T> String list(Collection<T> values, Function<T, String> token) {
        return values.stream().map(token).sorted().collect(Collectors.joining(", "));
    }
}
