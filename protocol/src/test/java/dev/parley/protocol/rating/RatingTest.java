package dev.parley.protocol.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import dev.parley.protocol.money.Price;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RatingTest {
    private static final Asset EUR = Asset.of("EUR");

    @Property
    void chargesTheSameHoweverTheUnitsAreSplit(
            @ForAll List<@IntRange(min = 0, max = 5000) Integer> batches,
            @ForAll @LongRange(min = 0, max = 1_000_000) long units,
            @ForAll @LongRange(min = 1, max = 10_000) long per) {
        var price = new Price(new Amount(units, EUR), per);
        long counted = 0;
        Amount posted = Amount.zero(EUR);
        for (int batch : batches) {
            posted = posted.plus(Rating.increment(price, counted, batch));
            counted += batch;
        }

        assertThat(posted).isEqualTo(price.charge(counted));
    }

    @Test
    void refusesToCountBackwards() {
        assertThatIllegalArgumentException().isThrownBy(() -> Rating.increment(Price.each(Amount.zero(EUR)), 5, -1));
    }
}
