package dev.parley.protocol.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.bounds.Bounds;
import dev.parley.protocol.header.ParsedBounds.Absent;
import dev.parley.protocol.header.ParsedBounds.Malformed;
import dev.parley.protocol.header.ParsedBounds.Stated;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import dev.parley.protocol.terms.Unit;
import dev.parley.protocol.terms.Use;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestBoundsTest {
    private static final List<String> NONE = List.of();
    private static final Bounds HALF_A_CENT =
            Bounds.NONE.withCeiling(Unit.ACCESS, Amount.parse("0.005", Asset.of("EUR")));

    @Test
    void areAbsentWhenNoFieldStatesThem() {
        assertThat(RequestBounds.parse(NONE, NONE)).isEqualTo(new Absent());
        assertThat(RequestBounds.parse(List.of(""), NONE)).isEqualTo(new Absent());
    }

    @Test
    void areStatedByEitherField() {
        assertThat(RequestBounds.parse(List.of("access=\"0.005\";currency=EUR"), NONE))
                .isEqualTo(new Stated(HALF_A_CENT));
        assertThat(RequestBounds.parse(NONE, List.of("\"0.005\";currency=EUR"))).isEqualTo(new Stated(HALF_A_CENT));
    }

    @Test
    void mayBeSpreadOverSeveralLines() {
        assertThat(RequestBounds.parse(List.of("access=\"0.005\";currency=EUR", "use=(search)"), NONE))
                .isEqualTo(new Stated(HALF_A_CENT.withUses(Set.of(Use.SEARCH))));
    }

    @Test
    void areRefusedWhenTwoLinesStateTheSameUnit() {
        assertThat(RequestBounds.parse(List.of("access=\"1\";currency=EUR", "access=\"2\";currency=EUR"), NONE))
                .isEqualTo(new Malformed("Access-Bounds", 25, "\"access\" only once"));
    }

    @Test
    void areRefusedWhenTheirLinesTogetherAreTooLong() {
        String line = " ".repeat(2047) + "a";

        assertThat(RequestBounds.parse(List.of(line, line, line), NONE))
                .isEqualTo(new Malformed("Access-Bounds", 4096, "at most 4096 characters in the whole field"));
    }

    @Test
    void areThoseOfTheRicherFieldWhenBothAgree() {
        assertThat(RequestBounds.parse(
                        List.of("access=(\"0.005\";currency=EUR \"0.006\";currency=USD), use=(search)"),
                        List.of("EUR 0.005")))
                .isEqualTo(new Stated(HALF_A_CENT
                        .withCeiling(Unit.ACCESS, Amount.parse("0.006", Asset.of("USD")))
                        .withUses(Set.of(Use.SEARCH))));
    }

    @Test
    void areRefusedWhenTheFieldsContradictEachOther() {
        assertThat(RequestBounds.parse(List.of("access=\"0.004\";currency=EUR"), List.of("EUR 0.005")))
                .isEqualTo(new Malformed(
                        "If-Price-LTE",
                        0,
                        "the ceiling that Access-Bounds states for access, 0.004 EUR, or one of the two fields only"));
    }

    /** What the richer field leaves out is zero there. */
    @Test
    void areRefusedWhenOnlyThePoorerFieldStatesACeiling() {
        assertThat(RequestBounds.parse(List.of("use=(search)"), List.of("EUR 0.005")))
                .isEqualTo(new Malformed(
                        "If-Price-LTE",
                        0,
                        "the ceiling that Access-Bounds states for access, 0 EUR, or one of the two fields only"));
    }

    @Test
    void areRefusedWhenIfPriceLteIsRepeated() {
        assertThat(RequestBounds.parse(NONE, List.of("EUR 0.005", "EUR 0.005")))
                .isEqualTo(new Malformed("If-Price-LTE", 0, "the field only once"));
    }

    @Test
    void nameTheFieldThatIsWrong() {
        assertThat(RequestBounds.parse(List.of("access=\"0.005\";currency=EUR"), List.of("cheap")))
                .isEqualTo(new Malformed("If-Price-LTE", 0, "an amount as in \"0.002\";currency=EUR"));
    }
}
