package dev.parley.protocol.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.parley.protocol.bounds.Bounds;
import dev.parley.protocol.header.structured.MalformedFieldException;
import dev.parley.protocol.money.Amount;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class RequestBoundsPropertyTest {

    @Property
    void readsBackTheBoundsThatItWrites(@ForAll("bounds") Bounds bounds) throws MalformedFieldException {
        assertThat(AccessBoundsCodec.parse(AccessBoundsCodec.format(bounds))).isEqualTo(bounds);
    }

    @Property
    void readsBackThePriceThatItWrites(@ForAll("amounts") Amount amount) throws MalformedFieldException {
        assertThat(IfPriceLteCodec.parse(IfPriceLteCodec.format(amount))).isEqualTo(amount);
    }

    @Property
    void readsTheFormOfDeployedCrawlers(@ForAll("amounts") Amount amount) throws MalformedFieldException {
        assertThat(IfPriceLteCodec.parse(amount.asset().code() + " " + amount.decimal()))
                .isEqualTo(amount);
    }

    @Property
    void answersWhateverTextArrives(
            @ForAll @Size(max = 2) List<String> accessBounds, @ForAll @Size(max = 2) List<String> ifPriceLte) {
        assertThatCode(() -> RequestBounds.parse(accessBounds, ifPriceLte)).doesNotThrowAnyException();
    }

    @Property
    void answersTextThatIsNearlyBoundsWithAPositionInsideIt(@ForAll("nearlyBounds") String text) {
        ParsedBounds parsed = RequestBounds.parse(List.of(text), List.of());

        if (parsed instanceof ParsedBounds.Malformed malformed) {
            assertThat(malformed.header()).isEqualTo("Access-Bounds");
            assertThat(malformed.position()).isBetween(0, text.length());
            assertThat(malformed.expected()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<Bounds> bounds() {
        return BoundsArbitraries.bounds();
    }

    @Provide
    Arbitrary<Amount> amounts() {
        return BoundsArbitraries.amounts();
    }

    @Provide
    Arbitrary<String> nearlyBounds() {
        return BoundsArbitraries.nearlyBounds();
    }
}
