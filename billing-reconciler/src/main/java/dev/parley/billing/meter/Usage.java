package dev.parley.billing.meter;

import dev.parley.billing.rating.Deal;
import dev.parley.billing.rating.PriceList;
import dev.parley.billing.rating.Relationship;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Price;
import dev.parley.protocol.terms.Unit;
import java.time.Instant;
import java.util.UUID;

/**
 * What was done with a response, as its client reports it: one line of a usage report. It may come before the grant.
 *
 * @param id the reporting event's
 * @param grantId the grant's
 * @param relationship that the grant must be of
 * @param word what was done
 * @param quantity 1 to {@link #MAX_QUANTITY}
 * @param reference the client's own for this use; empty where that of the access stands
 */
public record Usage(
        UUID id,
        UUID grantId,
        Relationship relationship,
        Digest digest,
        Instant usedAt,
        Unit word,
        long quantity,
        String reference) {
    /** Nobody does more with one response at once. */
    public static final long MAX_QUANTITY = 1_000_000;

    /** @throws IllegalArgumentException if the unit is no usage word, or the quantity out of range */
    public Usage {
        if (!word.isUsageWord()) {
            throw new IllegalArgumentException(word + " is counted by itself, not reported");
        }
        if (quantity < 1 || quantity > MAX_QUANTITY) {
            throw new IllegalArgumentException("a quantity of %d, and not 1 to %d".formatted(quantity, MAX_QUANTITY));
        }
    }

    /** What it counts under: the price is the one that was granted, a word without one is free. */
    public Deal dealUnder(Deal access, PriceList prices) {
        Price price = prices.of(word).orElseGet(() -> Price.each(Amount.zero(access.asset())));
        return access.ofUse(word, price, reference);
    }
}
