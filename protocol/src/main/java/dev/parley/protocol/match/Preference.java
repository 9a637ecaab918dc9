package dev.parley.protocol.match;

import dev.parley.protocol.match.Decision.Granted;
import dev.parley.protocol.match.FailedAxis.PriceAboveCeiling;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Price;
import dev.parley.protocol.terms.Unit;
import dev.parley.protocol.terms.UnitPrice;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Which of several offers is taken, or is named. In doubt, the one that stands first in the document. */
final class Preference {
    private Preference() {}

    /** The cheaper one, compared unit by unit; prices in different assets do not compare and count as equal. */
    static Granted lower(Granted first, Granted second) {
        var units = new TreeSet<Unit>();
        first.prices().forEach(price -> units.add(price.unit()));
        second.prices().forEach(price -> units.add(price.unit()));
        for (Unit unit : units) {
            int order = comparePrice(price(first, unit), price(second, unit));
            if (order != 0) {
                return order < 0 ? first : second;
            }
        }
        return first;
    }

    /** The fewest failed axes, then the smallest gap in price. */
    static OfferRefusal nearest(List<OfferRefusal> refusals) {
        return refusals.stream().reduce(Preference::nearer).orElseThrow();
    }

    private static OfferRefusal nearer(OfferRefusal first, OfferRefusal second) {
        int order = Integer.compare(first.failed().size(), second.failed().size());
        return (order == 0 ? compareGap(gap(first), gap(second)) : order) <= 0 ? first : second;
    }

    private static Optional<Amount> gap(OfferRefusal refusal) {
        return refusal.failed().stream()
                .filter(PriceAboveCeiling.class::isInstance)
                .map(PriceAboveCeiling.class::cast)
                .map(PriceAboveCeiling::gap)
                .findFirst();
    }

    private static int compareGap(Optional<Amount> first, Optional<Amount> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return Boolean.compare(first.isPresent(), second.isPresent());
        }
        return first.get().asset().equals(second.get().asset()) ? first.get().compareTo(second.get()) : 0;
    }

    private static Optional<Price> price(Granted granted, Unit unit) {
        return granted.prices().stream()
                .filter(price -> price.unit().equals(unit))
                .map(UnitPrice::price)
                .findFirst();
    }

    /** An absent price is zero in any asset. */
    private static int comparePrice(Optional<Price> first, Optional<Price> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return Long.compare(
                    first.map(price -> price.amount().units()).orElse(0L),
                    second.map(price -> price.amount().units()).orElse(0L));
        }
        return first.get().asset().equals(second.get().asset()) ? first.get().comparePerUnit(second.get()) : 0;
    }
}
