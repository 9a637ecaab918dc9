package dev.parley.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class CoinRoundingTest {
    private static final Asset EUR = Asset.of("EUR");
    private static final long CENT = 10_000;

    @Property
    void linesAddUpToTheTotalAndNothingIsLost(
            @ForAll @Size(min = 1, max = 40) List<@LongRange(min = -5_000_000, max = 5_000_000_000L) Long> exact) {
        var rounding = CoinRounding.of(euros(exact), EUR);

        long sum = exact.stream().mapToLong(Long::longValue).sum();
        assertThat(rounding.total().units() + rounding.remainder().units()).isEqualTo(sum);
        assertThat(rounding.amounts().stream().mapToLong(Amount::units).sum())
                .isEqualTo(rounding.total().units());
    }

    @Property
    void roundsToWholeCentsNeverUp(
            @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 0, max = 5_000_000_000L) Long> exact) {
        var rounding = CoinRounding.of(euros(exact), EUR);

        assertThat(rounding.amounts()).allMatch(amount -> amount.units() % CENT == 0);
        assertThat(rounding.remainder().units()).isBetween(0L, CENT - 1);
    }

    @Property
    void movesNoLineByACentOrMore(
            @ForAll @Size(min = 1, max = 40) List<@LongRange(min = -5_000_000, max = 5_000_000_000L) Long> exact) {
        var rounding = CoinRounding.of(euros(exact), EUR);

        for (int i = 0; i < exact.size(); i++) {
            assertThat(rounding.amounts().get(i).units() - exact.get(i)).isBetween(1 - CENT, CENT - 1);
        }
    }

    @Example
    void givesTheCentToTheLineThatLostMost() {
        var rounding = CoinRounding.of(euros(List.of(14_000L, 16_000L, 11_000L)), EUR);

        assertThat(rounding.amounts()).containsExactlyElementsOf(euros(List.of(10_000L, 20_000L, 10_000L)));
        assertThat(rounding.remainder().units()).isEqualTo(1_000);
    }

    @Example
    void knowsThatAYenHasNoCents() {
        var yen = Asset.of("JPY");

        var rounding = CoinRounding.of(List.of(new Amount(2_700_000, yen)), yen);

        assertThat(rounding.total().decimal()).isEqualTo("2");
    }

    @Example
    void leavesTokensAsTheyAre() {
        var satoshi = Asset.of("SAT");

        assertThat(CoinRounding.of(List.of(new Amount(7, satoshi)), satoshi)
                        .total()
                        .units())
                .isEqualTo(7);
    }

    private static List<Amount> euros(List<Long> units) {
        return units.stream().map(unit -> new Amount(unit, EUR)).toList();
    }
}
