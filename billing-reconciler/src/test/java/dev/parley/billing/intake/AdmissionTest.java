package dev.parley.billing.intake;

import static dev.parley.billing.TestEvents.EUR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import dev.parley.protocol.money.Price;
import dev.parley.protocol.terms.Unit;
import dev.parley.protocol.terms.UnitPrice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final Unit CITED = new Unit("cited");
    private static final Instant NOW = Instant.parse("2026-12-10T11:00:00Z");

    @Test
    void admitsAPriceAtTheCeiling() {
        assertThat(Admission.aboveBound(prices(Unit.ACCESS, 5_000), ceilings(Unit.ACCESS, 5_000, EUR)))
                .isEmpty();
    }

    @Test
    void refusesAPriceAboveTheCeiling() {
        assertThat(Admission.aboveBound(prices(Unit.ACCESS, 5_001), ceilings(Unit.ACCESS, 5_000, EUR)))
                .hasValue("access costs 0.005001 EUR, and the client accepted 0.005 EUR");
    }

    @Test
    void takesACeilingThatWasNotStatedForZero() {
        assertThat(Admission.aboveBound(prices(CITED, 1), ceilings(Unit.ACCESS, 5_000, EUR)))
                .isPresent();
        assertThat(Admission.aboveBound(prices(CITED, 0), Map.of())).isEmpty();
    }

    @Test
    void takesNoCeilingOfAnotherAsset() {
        assertThat(Admission.aboveBound(prices(Unit.ACCESS, 5_000), ceilings(Unit.ACCESS, 1_000_000, Asset.of("USD"))))
                .isPresent();
    }

    @Test
    void takesTheLowerOfTwoCeilings() {
        var ceilings = Map.of(Unit.ACCESS, List.of(new Amount(9_000, EUR), new Amount(1_000, EUR)));

        assertThat(Admission.aboveBound(prices(Unit.ACCESS, 5_000), ceilings)).isPresent();
    }

    @Test
    void refusesTheFarFutureAndTheFarPast() {
        var tolerance = Duration.ofMinutes(5);

        assertThat(Admission.beyondTime(NOW.plus(tolerance), NOW, tolerance)).isEmpty();
        assertThat(Admission.beyondTime(NOW.plus(tolerance).plusNanos(1000), NOW, tolerance))
                .isPresent();
        assertThat(Admission.beyondTime(Instant.EPOCH, NOW, tolerance)).isPresent();
    }

    private static List<UnitPrice> prices(Unit unit, long units) {
        return List.of(new UnitPrice(unit, new Price(new Amount(units, EUR), 1)));
    }

    private static Map<Unit, List<Amount>> ceilings(Unit unit, long units, Asset asset) {
        return Map.of(unit, List.of(new Amount(units, asset)));
    }
}
