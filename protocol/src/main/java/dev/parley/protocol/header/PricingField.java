package dev.parley.protocol.header;

import dev.parley.protocol.id.OfferId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.money.Asset;
import dev.parley.protocol.terms.Unit;
import dev.parley.protocol.terms.UnitPrice;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an offer asks.
 *
 * @param prices at most one for each unit and asset; kept in the order of the units; empty: free
 * @param offer the offer that asks it
 * @param terms the version of the terms that the offer is part of
 */
public record PricingField(List<UnitPrice> prices, OfferId offer, TermsHash terms) {

    /** @throws IllegalArgumentException if a unit has two prices in one asset */
    public PricingField {
        prices = prices.stream().sorted(Comparator.comparing(UnitPrice::unit)).toList();
        record Priced(Unit unit, Asset asset) {}
        Set<Priced> priced = new HashSet<>();
        for (UnitPrice each : prices) {
            if (!priced.add(new Priced(each.unit(), each.price().asset()))) {
                throw new IllegalArgumentException("a unit has one price in each currency");
            }
        }
    }
}
