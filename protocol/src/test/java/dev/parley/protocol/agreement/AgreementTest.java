package dev.parley.protocol.agreement;

import static dev.parley.protocol.agreement.AgreementFixture.AGREEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.id.OfferId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.terms.Settlement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AgreementTest {

    /** Agreements outlive releases: were this id to change, every payer would have to agree anew. */
    @Test
    void hasTheIdThatItsContentGivesIt() {
        assertThat(AGREEMENT.canonical())
                .isEqualTo("{\"offer\":\"read-and-ground\",\"payer\":\"cli_research_bot\","
                        + "\"publisher\":\"pub_daily_planet\",\"settlement\":\"postpay\","
                        + "\"terms\":\"sha-256:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU\"}");
        assertThat(AGREEMENT.id()).hasToString("agr_wrb5cdcjspmhmzf6pruynfexknd4zhrc");
    }

    @Test
    void isAnotherAgreementWhenAnyPartDiffers() {
        var a = AGREEMENT;
        var terms = TermsHash.of("{}");

        Stream<Agreement> different = Stream.of(
                new Agreement(new PublisherId("pub_other"), a.payer(), a.offer(), a.terms(), a.settlement()),
                new Agreement(a.publisher(), new PayerId("pay_other"), a.offer(), a.terms(), a.settlement()),
                new Agreement(a.publisher(), a.payer(), new OfferId("other"), a.terms(), a.settlement()),
                new Agreement(a.publisher(), a.payer(), a.offer(), terms, a.settlement()),
                new Agreement(a.publisher(), a.payer(), a.offer(), a.terms(), Settlement.PREPAY));

        assertThat(different.map(Agreement::id))
                .hasSize(5)
                .doesNotHaveDuplicates()
                .doesNotContain(a.id());
    }
}
