package dev.parley.billing.intake;

import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Price;
import dev.parley.protocol.terms.Unit;
import dev.parley.protocol.terms.UnitPrice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which grants may be charged at all. */
public final class Admission {
    private static final long MAX_PRICE_UNITS = 1_000_000_000_000L;
    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

    private Admission() {}

    /**
     * Whether a price goes beyond what the client accepted. A ceiling that was not stated is zero; of two that were
     * stated in one asset, the lower counts.
     *
     * @return what is wrong, for a person
     */
    public static Optional<String> aboveBound(List<UnitPrice> prices, Map<Unit, List<Amount>> ceilings) {
        for (UnitPrice offered : prices) {
            Price price = offered.price();
            Amount ceiling = ceilings.getOrDefault(offered.unit(), List.of()).stream()
                    .filter(amount -> amount.asset().equals(price.asset()))
                    .min(Amount::compareTo)
                    .orElse(Amount.zero(price.asset()));
            if (!price.isWithin(ceiling)) {
                return Optional.of("%s costs %s, and the client accepted %s".formatted(offered.unit(), price, ceiling));
            }
        }
        return Optional.empty();
    }

    /** Whether a price is beyond reason: counting under it could leave the range of amounts. */
    public static Optional<String> beyondReason(List<UnitPrice> prices) {
        return prices.stream()
                .filter(offered -> offered.price().amount().units() > MAX_PRICE_UNITS)
                .findFirst()
                .map(offered -> "%s costs %s: no unit costs that much".formatted(offered.unit(), offered.price()));
    }

    /**
     * Whether an event claims a time that cannot be.
     *
     * @param tolerance how far a producer's clock may run ahead
     */
    public static Optional<String> beyondTime(Instant occurredAt, Instant now, Duration tolerance) {
        if (occurredAt.isBefore(EARLIEST)) {
            return Optional.of("it claims to have happened at " + occurredAt + ", before Parley was there");
        }
        if (occurredAt.isAfter(now.plus(tolerance))) {
            return Optional.of("it claims to have happened at " + occurredAt + ", and it is " + now);
        }
        return Optional.empty();
    }
}
