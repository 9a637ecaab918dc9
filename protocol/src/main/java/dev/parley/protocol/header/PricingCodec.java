package dev.parley.protocol.header;

import dev.parley.protocol.header.structured.Dictionary;
import dev.parley.protocol.header.structured.DictionaryMember;
import dev.parley.protocol.header.structured.InnerList;
import dev.parley.protocol.header.structured.Item;
import dev.parley.protocol.header.structured.MalformedFieldException;
import dev.parley.protocol.header.structured.Member;
import dev.parley.protocol.header.structured.RepeatedKeys;
import dev.parley.protocol.header.structured.StructuredFields;
import dev.parley.protocol.id.OfferId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.terms.Unit;
import dev.parley.protocol.terms.UnitPrice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code Pricing}: what is asked, by whom and under which version of the terms:
 *
 * <pre>{@code
 * access=("0.002";currency=EUR "0.0023";currency=USD), cited="1.5";currency=EUR;n=1000, offer="read-and-ground",
 * terms="sha-256:…"
 * }</pre>
 */
public final class PricingCodec {
    public static final String HEADER = "Pricing";

    private static final String OFFER = "offer";
    private static final String TERMS = "terms";

    private PricingCodec() {}

    public static String format(PricingField pricing) {
        Map<Unit, List<Item>> pricesByUnit = new LinkedHashMap<>();
        for (UnitPrice each : pricing.prices()) {
            pricesByUnit.computeIfAbsent(each.unit(), unit -> new ArrayList<>()).add(MoneyItem.of(each.price()));
        }
        List<DictionaryMember> members = new ArrayList<>();
        pricesByUnit.forEach((unit, prices) -> members.add(DictionaryMember.of(unit.token(), oneOrMore(prices))));
        members.add(DictionaryMember.of(OFFER, Item.text(pricing.offer().value())));
        members.add(DictionaryMember.of(TERMS, Item.text(pricing.terms().value())));
        return StructuredFields.format(new Dictionary(members));
    }

    /**
     * Reads the field. What it does not know it leaves to those who do: a later version may say more.
     *
     * @throws MalformedFieldException if the field is malformed, or lacks the offer or the terms
     */
    public static PricingField parse(String text) throws MalformedFieldException {
        List<UnitPrice> prices = new ArrayList<>();
        @Nullable OfferId offer = null;
        @Nullable TermsHash terms = null;
        for (DictionaryMember member :
                StructuredFields.parseDictionary(text, RepeatedKeys.REFUSED).members()) {
            switch (member.key()) {
                case OFFER -> offer = PlainMember.text(member, OfferId::new, "an offer's id as a string");
                case TERMS -> terms = PlainMember.text(member, TermsHash::new, "a hash of terms as a string");
                default -> readPrices(member, prices);
            }
        }
        if (offer == null || terms == null) {
            throw new MalformedFieldException(text.length(), "an offer and its terms");
        }
        try {
            return new PricingField(prices, offer, terms);
        } catch (IllegalArgumentException twoPrices) {
            throw new MalformedFieldException(0, "one price for each unit and currency");
        }
    }

    private static void readPrices(DictionaryMember member, List<UnitPrice> prices) throws MalformedFieldException {
        Optional<Unit> unit = Unit.find(member.key());
        if (unit.isPresent()) {
            for (Item item : PlainMember.items(member.member())) {
                prices.add(new UnitPrice(unit.get(), MoneyItem.readPrice(item)));
            }
        }
    }

    private static Member oneOrMore(List<Item> prices) {
        return prices.size() == 1 ? prices.getFirst() : InnerList.of(prices);
    }
}
