package dev.parley.protocol.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {
    private static final Asset EUR = Asset.of("EUR");

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "0.002, 2000, 0.002",
        "12, 12000000, 12",
        "1.500000, 1500000, 1.5",
        "007.1, 7100000, 7.1",
        "9223372036854.775807, 9223372036854775807, 9223372036854.775807"
    })
    void readsDecimalsAsMicroUnits(String decimal, long units, String printed) {
        Amount amount = Amount.parse(decimal, EUR);

        assertThat(amount.units()).isEqualTo(units);
        assertThat(amount.decimal()).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1.",
                ".5",
                "-1",
                "+1",
                "1e3",
                "1,5",
                " 1",
                "0x1",
                "١",
                "0.0000001",
                "1.2.3",
                "9223372036854.775808",
                "99999999999999999999999999999999999999999"
            })
    void refusesWhatIsNotAnExactDecimal(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Amount.parse(text, EUR));
    }

    @Test
    void countsTokensInTheirOwnSmallestUnit() {
        assertThat(Amount.parse("21", Asset.of("SAT")).units()).isEqualTo(21);
        assertThat(Amount.parse("1.5", Asset.of("SUI")).units()).isEqualTo(1_500_000_000);
        assertThatIllegalArgumentException().isThrownBy(() -> Amount.parse("0.5", Asset.of("SAT")));
    }

    @Test
    void knowsNoCurrencyByAnotherSpelling() {
        assertThat(Asset.find("eur")).isEmpty();
        assertThat(Asset.find("XXX")).isEmpty();
        assertThat(Asset.find("EURO")).isEmpty();
    }

    @Test
    void refusesToMixAssets() {
        Amount euro = Amount.parse("1", EUR);
        Amount dollar = Amount.parse("1", Asset.of("USD"));

        assertThatIllegalArgumentException().isThrownBy(() -> euro.plus(dollar));
        assertThatIllegalArgumentException().isThrownBy(() -> euro.minus(dollar));
        assertThatIllegalArgumentException().isThrownBy(() -> euro.compareTo(dollar));
    }

    @Property
    void readsWhatItPrints(@ForAll @LongRange(min = 0) long units) {
        Amount amount = new Amount(units, EUR);

        assertThat(Amount.parse(amount.decimal(), EUR)).isEqualTo(amount);
    }
}
