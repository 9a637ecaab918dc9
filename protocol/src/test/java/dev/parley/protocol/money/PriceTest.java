package dev.parley.protocol.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PriceTest {
    private static final Asset EUR = Asset.of("EUR");

    @Test
    void chargesAMillionAtAPriceBelowOneMicroUnitEach() {
        var price = new Price(Amount.parse("0.0015", EUR), 1000);

        assertThat(price.charge(1_000_000)).isEqualTo(Amount.parse("1.5", EUR));
        assertThat(price.charge(1)).isEqualTo(Amount.parse("0.000001", EUR));
    }

    @Test
    void saysWhatDoesNotFit() {
        Price price = Price.each(new Amount(Long.MAX_VALUE, EUR));

        assertThat(price.charge(1).units()).isEqualTo(Long.MAX_VALUE);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> price.charge(2));
    }

    @Test
    void refusesANegativePriceAndAPriceForNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Price.each(new Amount(-1, EUR)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Price(Amount.zero(EUR), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Price(Amount.zero(EUR), Price.MAX_PER + 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Price.each(Amount.zero(EUR)).charge(-1));
    }

    @Property
    void roundsDownOnce(
            @ForAll @LongRange(min = 0, max = 1L << 40) long units,
            @ForAll @LongRange(min = 1, max = 1L << 40) long per,
            @ForAll @LongRange(min = 0, max = 1L << 20) long quantity) {
        BigInteger exact = BigInteger.valueOf(units).multiply(BigInteger.valueOf(quantity));

        Amount charge = new Price(new Amount(units, EUR), per).charge(quantity);

        assertThat(BigInteger.valueOf(charge.units())).isEqualTo(exact.divide(BigInteger.valueOf(per)));
    }

    @Property
    void neverChargesAboveTheCeilingThatAcceptsIt(
            @ForAll @LongRange(min = 0, max = 1L << 40) long units,
            @ForAll @LongRange(min = 1, max = 1L << 20) long per,
            @ForAll @LongRange(min = 0, max = 1L << 20) long quantity) {
        var price = new Price(new Amount(units, EUR), per);
        Amount ceiling = price.leastCeiling();

        assertThat(price.isWithin(ceiling)).isTrue();
        assertThat(price.charge(quantity).units()).isLessThanOrEqualTo(ceiling.units() * quantity);
        assertThat(ceiling.isZero() || !price.isWithin(ceiling.minus(new Amount(1, EUR))))
                .isTrue();
    }
}
