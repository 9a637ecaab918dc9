package dev.parley.standalone.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"axis":"price","unit":"access","stated":{"amount":"0.001","currency":"EUR"},"needed":{"amount":"0.002","currency":"EUR"}} | price per access | 0.001 EUR stated, 0.002 EUR needed
            {"axis":"price","unit":"cited","needed":{"amount":"0.01","currency":"EUR"}}   | price if cited | none stated, 0.01 EUR needed
            {"axis":"retain","stated":"P60D","needed":"P30D"}                             | retention      | 60 days stated, 30 days at most
            {"axis":"retain","stated":"PT36H","needed":"P1D"}                             | retention      | PT36H stated, 1 day at most
            {"axis":"settle","stated":["prepay"],"needed":["postpay"]}                    | settlement     | prepay stated, postpay offered
            {"axis":"settle","needed":["postpay"]}                                        | settlement     | postpay needs the publisher's approval
            {"axis":"use","stated":["ai-train"],"needed":["ai-input","search"]}           | use            | ai-train stated, ai-input, search permitted
            {"axis":"duties","stated":[],"needed":["report"]}                             | duties         | none accepted, report asked for
            {"axis":"explicit","needed":{"use":["search"],"duties":["attribute"]}}        | explicitness   | uses and duties must be named: use search; duties attribute
            {"axis":"identity","needed":"a key of this publisher"}                        | identity       | only for callers who say who they are
            {"axis":"standing","stated":"suspended"}                                      | standing       | the publisher has suspended this client
            {"axis":"weather","needed":"sun"}                                             | weather        | nothing stated, sun needed
            """)
    void saysWhatWasStatedAndWhatWouldDo(String row, String axis, String text) throws JsonProcessingException {
        var reason = Reasons.byOffer(JSON.readTree("[" + row + "]"))
                .getFirst()
                .reasons()
                .getFirst();

        assertThat(reason.axis()).isEqualTo(axis);
        assertThat(reason.text()).isEqualTo(text);
    }

    @Test
    void keepsTheReasonsOfEachOfferTogether() throws JsonProcessingException {
        var offers = Reasons.byOffer(JSON.readTree("""
                [{"offer":"near","axis":"identity"},{"offer":"far","axis":"identity"},{"offer":"near","axis":"terms"}]
                """));

        assertThat(offers).extracting(Reasons.OfferReasons::offer).containsExactly("near", "far");
        assertThat(offers.getFirst().reasons()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | dry-run",
                "dry-run | dry-run",
                "use=(search) | use=(search), dry-run",
                "use=(search), dry-run | use=(search), dry-run",
                "dry-run=?0 | dry-run=?0, dry-run",
                "ref=\"x, dry-run\" | ref=\"x, dry-run\", dry-run"
            })
    void alwaysAsksDryly(String stated, String sent) {
        assertThat(Services.onlyAsking(stated)).isEqualTo(sent);
    }
}
