package dev.parley.billing.statement.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.billing.http.UnitPriceBody;
import dev.parley.billing.meter.Ending;
import dev.parley.billing.meter.Fate;
import dev.parley.billing.rating.Deal;
import dev.parley.billing.statement.AccessRecord;
import dev.parley.billing.statement.UseRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One access as it is sent. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AccessBody(
        String responseId,
        String publisher,
        String client,
        String agreement,
        String offer,
        String terms,
        String resource,
        String reference,
        String grantedAt,
        String state,
        @Nullable String endedAt,
        Charge charge,
        List<UseBody> uses) {

    /**
     * @param state {@code charged}, {@code free}, {@code none} (not owed), {@code rejected} or {@code pending}
     * @param unitPrice what one access adds to its line; lines are rounded as a whole
     */
    public record Charge(String state, String unit, UnitPriceBody unitPrice, String settlement, String period) {}

    /**
     * What was done with the response, of one kind, and is charged beside it.
     *
     * @param state as of a charge
     * @param unit a usage word
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record UseBody(
            String state,
            String unit,
            long quantity,
            UnitPriceBody unitPrice,
            String reference,
            String settlement,
            String period,
            String firstUse,
            String lastUse) {
        static UseBody of(UseRecord use, Fate fate) {
            Deal deal = use.line().deal();
            return new UseBody(
                    chargeOf(fate),
                    deal.unit().token(),
                    use.quantity(),
                    UnitPriceBody.of(deal.price()),
                    deal.reference(),
                    deal.settlement().token(),
                    use.countedIn().toString(),
                    use.first().toString(),
                    use.last().toString());
        }
    }

    static AccessBody of(String responseId, AccessRecord access) {
        Deal deal = access.line().deal();
        return new AccessBody(
                responseId,
                deal.publisher().value(),
                deal.payer().value(),
                deal.agreement().value(),
                deal.offer().value(),
                deal.terms().value(),
                access.resource(),
                deal.reference(),
                access.grantedAt().toString(),
                stateOf(access.ending()),
                access.endedAt() == null ? null : access.endedAt().toString(),
                new Charge(
                        chargeOf(access.fate()),
                        deal.unit().token(),
                        UnitPriceBody.of(deal.price()),
                        deal.settlement().token(),
                        access.countedIn().toString()),
                access.uses().stream()
                        .map(use -> UseBody.of(use, access.fateOf(use)))
                        .toList());
    }

    private static String stateOf(@Nullable Ending ending) {
        return switch (ending) {
            case null -> "granted";
            case COMPLETE -> "delivered";
            case INCOMPLETE -> "aborted";
            case VOIDED -> "voided";
            case UNDELIVERED -> "undelivered";
        };
    }

    private static String chargeOf(Fate fate) {
        return switch (fate) {
            case BILLED -> "charged";
            case FREE -> "free";
            case VOIDED -> "none";
            case REJECTED -> "rejected";
            case PENDING -> "pending";
        };
    }
}
