package dev.parley.negotiation.access;

import dev.parley.protocol.match.FailedAxis;
import dev.parley.protocol.match.OfferRefusal;
import dev.parley.protocol.match.Remedy;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Price;
import dev.parley.protocol.terms.Duty;
import dev.parley.protocol.terms.Offer;
import dev.parley.protocol.terms.Region;
import dev.parley.protocol.terms.Settlement;
import dev.parley.protocol.terms.UnitPrice;
import dev.parley.protocol.terms.Use;
import dev.parley.protocol.terms.UserKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The members of a rejection's body: texts, lists and maps in a fixed order. */
public final class RefusalBody {

    private RefusalBody() {}

    /** Every failed axis of every offer. */
    public static List<Map<String, Object>> failed(List<OfferRefusal> refusals) {
        var rows = new ArrayList<Map<String, Object>>();
        refusals.forEach(refusal -> refusal.failed().forEach(axis -> rows.add(failed(refusal.offer(), axis))));
        return rows;
    }

    /** The failed axes that nothing mends: a refusal names no price. */
    static List<Map<String, Object>> failedForGood(List<OfferRefusal> refusals) {
        var rows = new ArrayList<Map<String, Object>>();
        refusals.forEach(refusal -> refusal.failed().stream()
                .filter(axis -> axis.remedy() == Remedy.NONE)
                .forEach(axis -> rows.add(failed(refusal.offer(), axis))));
        return rows;
    }

    /** @param accessBounds that will be met; absent if bounds alone are not enough */
    static Map<String, Object> nearest(Offer offer, @Nullable String accessBounds) {
        var nearest = new LinkedHashMap<String, Object>();
        nearest.put("offer", offer.id().value());
        nearest.put("pricing", pricing(offer.prices()));
        if (accessBounds != null) {
            nearest.put("accessBounds", accessBounds);
        }
        return nearest;
    }

    static List<Map<String, Object>> offers(List<OfferRefusal> refusals) {
        return refusals.stream().map(refusal -> offer(refusal.offer())).toList();
    }

    public static List<Map<String, Object>> pricing(List<UnitPrice> prices) {
        return prices.stream().map(RefusalBody::price).toList();
    }

    static Map<String, Object> money(Amount amount) {
        var money = new LinkedHashMap<String, Object>();
        money.put("amount", amount.decimal());
        money.put("currency", amount.asset().code());
        return money;
    }

    private static Map<String, Object> failed(
            Offer offer,
            String axis,
            @Nullable String unit,
            @Nullable Object stated,
            @Nullable Object needed,
            Remedy remedy) {
        var row = new LinkedHashMap<String, Object>();
        row.put("offer", offer.id().value());
        row.put("axis", axis);
        putIfKnown(row, "unit", unit);
        putIfKnown(row, "stated", stated);
        putIfKnown(row, "needed", needed);
        row.put("remedy", token(remedy));
        return row;
    }

    private static Map<String, Object> failed(Offer offer, FailedAxis axis) {
        return switch (axis) {
            case FailedAxis.PriceAboveCeiling price -> priceAboveCeiling(offer, price);
            case FailedAxis.RetainedTooLong retain ->
                row(offer, axis, RefusalSentence.period(retain.stated()), RefusalSentence.period(retain.atMost()));
            case FailedAxis.DutiesNotAccepted duties ->
                row(offer, axis, tokens(duties.stated(), Duty::token), tokens(accepted(duties), Duty::token));
            case FailedAxis.NotExplicit explicit -> row(offer, axis, null, named(explicit));
            case FailedAxis.TermsChanged terms ->
                row(offer, axis, terms.stated().value(), terms.inForce().value());
            case FailedAxis.OtherAgreement agreement ->
                row(offer, axis, agreement.stated().value(), agreement.offered().value());
            case FailedAxis.SettlementNotOffered settle ->
                row(
                        offer,
                        axis,
                        tokens(settle.stated(), Settlement::token),
                        tokens(settle.offered(), Settlement::token));
            case FailedAxis.CreditNeeded credit -> row(offer, axis, null, tokens(credit.offered(), Settlement::token));
            case FailedAxis.IdentityNeeded identity -> row(offer, axis, null, "a key of this publisher");
            case FailedAxis.RelationshipSuspended suspended -> row(offer, axis, "suspended", null);
            case FailedAxis.UseNotPermitted use ->
                row(offer, axis, tokens(use.stated(), Use::token), tokens(use.permitted(), Use::token));
            case FailedAxis.UserNotInAudience user ->
                row(offer, axis, user.stated().token(), tokens(user.audience(), UserKind::token));
            case FailedAxis.RegionNotInAudience geo ->
                row(offer, axis, geo.stated().code(), tokens(geo.audience(), Region::code));
        };
    }

    private static Map<String, Object> priceAboveCeiling(Offer offer, FailedAxis.PriceAboveCeiling price) {
        Amount stated = RefusalSentence.stated(price);
        return failed(
                offer,
                price.axis(),
                price.unit().token(),
                stated == null ? null : money(stated),
                money(price.needed()),
                price.remedy());
    }

    private static Set<Duty> accepted(FailedAxis.DutiesNotAccepted duties) {
        var all = EnumSet.noneOf(Duty.class);
        all.addAll(duties.stated());
        all.addAll(duties.missing());
        return all;
    }

    private static Map<String, Object> named(FailedAxis.NotExplicit explicit) {
        var named = new LinkedHashMap<String, Object>();
        named.put("use", tokens(explicit.uses(), Use::token));
        named.put("duties", tokens(explicit.duties(), Duty::token));
        return named;
    }

    private static Map<String, Object> row(
            Offer offer, FailedAxis axis, @Nullable Object stated, @Nullable Object needed) {
        return failed(offer, axis.axis(), null, stated, needed, axis.remedy());
    }

    private static Map<String, Object> offer(Offer offer) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("offer", offer.id().value());
        shown.put("pricing", pricing(offer.prices()));
        shown.put("permits", tokens(offer.uses(), Use::token));
        shown.put("settle", tokens(offer.settle(), Settlement::token));
        return shown;
    }

    private static Map<String, Object> price(UnitPrice unitPrice) {
        Price price = unitPrice.price();
        var shown = new LinkedHashMap<String, Object>();
        shown.put("unit", unitPrice.unit().token());
        shown.putAll(money(price.amount()));
        if (price.per() != 1) {
            shown.put("per", price.per());
        }
        return shown;
    }

    private static <T> List<String> tokens(Collection<T> values, Function<T, String> token) {
        return values.stream().map(token).sorted().toList();
    }

    private static String token(Remedy remedy) {
        return switch (remedy) {
            case CHANGE_BOUND -> "change-bound";
            case PAY_ANOTHER_WAY -> "pay-another-way";
            case IDENTIFY -> "identify";
            case NONE -> "none";
        };
    }

    private static void putIfKnown(Map<String, Object> row, String member, @Nullable Object value) {
        if (value != null) {
            row.put(member, value);
        }
    }
}
