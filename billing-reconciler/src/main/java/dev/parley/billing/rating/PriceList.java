package dev.parley.billing.rating;

import dev.parley.protocol.money.Price;
import dev.parley.protocol.terms.Unit;
import dev.parley.protocol.terms.UnitPrice;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What usage words cost under a grant.
 *
 * @param prices one for each word that has one, in the order of the words
 */
public record PriceList(List<UnitPrice> prices) {
    /** No usage word costs anything. */
    public static final PriceList EMPTY = new PriceList(List.of());

    /** @throws IllegalArgumentException if a word has two prices, or a unit is no usage word */
    public PriceList {
        prices = prices.stream().sorted(Comparator.comparing(UnitPrice::unit)).toList();
        for (int i = 0; i < prices.size(); i++) {
            Unit word = prices.get(i).unit();
            if (!word.isUsageWord()) {
                throw new IllegalArgumentException(word + " is no usage word");
            }
            if (i > 0 && word.equals(prices.get(i - 1).unit())) {
                throw new IllegalArgumentException("two prices for one use, " + word);
            }
        }
    }

    /** Empty where the word costs nothing. */
    public Optional<Price> of(Unit word) {
        return prices.stream()
                .filter(offered -> offered.unit().equals(word))
                .map(UnitPrice::price)
                .findFirst();
    }
}
