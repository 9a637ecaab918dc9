package dev.parley.protocol.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.protocol.agreement.ResponseId;
import dev.parley.protocol.header.structured.MalformedFieldException;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.OfferId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import dev.parley.protocol.money.Price;
import dev.parley.protocol.terms.Settlement;
import dev.parley.protocol.terms.Unit;
import dev.parley.protocol.terms.UnitPrice;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseFieldsTest {
    private static final OfferId OFFER = new OfferId("read-and-ground");
    private static final TermsHash TERMS = new TermsHash("sha-256:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
    private static final UnitPrice CITED = price("cited", "0.01", "EUR", 1);
    private static final UnitPrice ACCESS_EUR = price("access", "0.002", "EUR", 1);
    private static final UnitPrice ACCESS_USD = price("access", "0.0023", "USD", 1);
    private static final UnitPrice GROUNDED = price("grounded", "1.5", "EUR", 1000);

    @Test
    void pricingNamesEachPriceTheOfferAndTheTerms() throws MalformedFieldException {
        var pricing = new PricingField(List.of(GROUNDED, CITED, ACCESS_EUR, ACCESS_USD), OFFER, TERMS);

        String text = PricingCodec.format(pricing);

        assertThat(text)
                .isEqualTo("access=(\"0.002\";currency=EUR \"0.0023\";currency=USD), cited=\"0.01\";currency=EUR, "
                        + "grounded=\"1.5\";currency=EUR;n=1000, offer=\"read-and-ground\", "
                        + "terms=\"sha-256:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU\"");
        assertThat(PricingCodec.parse(text)).isEqualTo(pricing);
    }

    @Test
    void pricingOfAFreeOfferNamesNoPrice() throws MalformedFieldException {
        var free = new PricingField(List.of(), OFFER, TERMS);

        assertThat(PricingCodec.format(free))
                .isEqualTo("offer=\"read-and-ground\", "
                        + "terms=\"sha-256:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU\"");
        assertThat(PricingCodec.parse(PricingCodec.format(free))).isEqualTo(free);
    }

    @Property
    void pricingIsReadBackAsItWasWritten(@ForAll("prices") List<UnitPrice> prices) throws MalformedFieldException {
        var pricing = new PricingField(prices, OFFER, TERMS);

        assertThat(PricingCodec.parse(PricingCodec.format(pricing))).isEqualTo(pricing);
    }

    @Test
    void pricingLeavesToLaterVersionsWhatItDoesNotKnow() throws MalformedFieldException {
        assertThat(PricingCodec.parse("access=\"0.002\";currency=EUR;upto, next=\"0.003\";from=@1798761600, "
                        + "offer=\"read-and-ground\", terms=\"" + TERMS + "\""))
                .isEqualTo(new PricingField(List.of(ACCESS_EUR), OFFER, TERMS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "access=\"1\";currency=EUR | 23 | an offer and its terms",
                "access=\"1\" | 7 | a currency beside the amount",
                "access=\"1\";currency=EUR;n=0 | 24 | n=1 or more",
                "offer=\"No\" | 6 | an offer's id",
                "terms=\"no\" | 6 | a hash of terms",
            })
    void pricingSaysWhereItWentWrong(String text, int position, String expected) {
        MalformedFieldException refusal =
                catchThrowableOfType(MalformedFieldException.class, () -> PricingCodec.parse(text));

        assertThat(refusal.expected()).contains(expected);
        assertThat(refusal.position()).isEqualTo(position);
    }

    @Test
    void pricingHasOnePriceForAUnitInACurrency() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PricingField(List.of(CITED, CITED), OFFER, TERMS));
    }

    @Test
    void agreementNamesHowItIsSettled() throws MalformedFieldException {
        var field = new AgreementField(new AgreementId("agr_7k"), Settlement.POSTPAY);

        assertThat(AgreementCodec.format(field)).isEqualTo("\"agr_7k\";settle=postpay");
        assertThat(AgreementCodec.parse("\"agr_7k\";later;settle=postpay")).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"\"agr_7k\" | 0", "agr_7k;settle=postpay | 0", "\"7k\";settle=free | 0", "\"agr_7k\";settle=x | 9"
            })
    void agreementSaysWhereItWentWrong(String text, int position) {
        MalformedFieldException refusal =
                catchThrowableOfType(MalformedFieldException.class, () -> AgreementCodec.parse(text));

        assertThat(refusal.expected()).contains("an agreement as in");
        assertThat(refusal.position()).isEqualTo(position);
    }

    @Test
    void responseIdIsAString() throws MalformedFieldException {
        var responseId = new ResponseId("AQGiLuawe3dLrsPF5ijdzQbpMpebCAHZSksBAgZB168");

        assertThat(ResponseIdCodec.format(responseId)).isEqualTo("\"AQGiLuawe3dLrsPF5ijdzQbpMpebCAHZSksBAgZB168\"");
        assertThat(ResponseIdCodec.parse(ResponseIdCodec.format(responseId))).isEqualTo(responseId);
    }

    @Test
    void responseIdSaysWhatItsFormIs() {
        MalformedFieldException refusal =
                catchThrowableOfType(MalformedFieldException.class, () -> ResponseIdCodec.parse(" \"AQGi\""));

        assertThat(refusal.expected()).contains("43 characters of base64url");
        assertThat(refusal.position()).isEqualTo(1);
    }

    @Provide
    Arbitrary<List<UnitPrice>> prices() {
        Arbitrary<Price> prices = Combinators.combine(
                        BoundsArbitraries.amounts(), Arbitraries.longs().between(1, 999_999_999_999_999L))
                .as(Price::new);
        return Combinators.combine(BoundsArbitraries.units(), prices)
                .as(UnitPrice::new)
                .list()
                .uniqueElements(each -> each.unit() + " " + each.price().asset())
                .ofMaxSize(8);
    }

    private static UnitPrice price(String unit, String decimal, String currency, long per) {
        return new UnitPrice(new Unit(unit), new Price(Amount.parse(decimal, Asset.of(currency)), per));
    }
}
