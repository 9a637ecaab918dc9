package dev.parley.protocol.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.protocol.header.structured.MalformedFieldException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IfPriceLteCodecTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"0.005\";currency=EUR | \"0.005\";currency=EUR",
                "0.005;currency=EUR | \"0.005\";currency=EUR",
                "5;currency=EUR | \"5\";currency=EUR",
                "EUR 0.005 | \"0.005\";currency=EUR",
                "`  USD 1.50  ` | \"1.5\";currency=USD",
                "\"0\";currency=EUR | \"0\";currency=EUR",
            })
    void readsEachFormAndWritesTheString(String text, String canonical) throws MalformedFieldException {
        assertThat(IfPriceLteCodec.format(IfPriceLteCodec.parse(text))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 0 | a value",
                "0.005 | 0 | a currency beside the amount",
                "free | 0 | an amount as in",
                "?1;currency=EUR | 0 | an amount as in",
                "(\"1\";currency=EUR) | 0 | a value",
                "\"0.005\";currency=EUR, \"0.006\";currency=USD | 20 | nothing more",
                "\"0.005\";currency=EUR;currency=EUR | 21 | \"currency\" only once",
                "\"0.005\";currency=EUR;unit=token | 21 | no parameter but currency",
                "\"-0.005\";currency=EUR | 0 | an amount from 0",
                "\"0.005 \";currency=EUR | 0 | an amount from 0",
                "0.0005;currency=EUR | 5 | at most 3 digits after the point; a \"string\" may carry more",
                "EUR | 3 | an amount from 0",
                "EUR  | 3 | an amount from 0",
                "EURO 1 | 0 | a known currency",
                "EUR0.005 | 0 | a known currency",
                "EUR 0.005 USD 0.006 | 4 | an amount from 0",
                "EUR 0.005, USD 0.006 | 4 | an amount from 0",
                "EUR -0.005 | 4 | an amount from 0",
                "EUR 1e2 | 4 | without sign or exponent",
                "EUR\t1 | 0 | a known currency",
            })
    void saysWhereThePriceWentWrong(String text, int position, String expected) {
        MalformedFieldException refusal =
                catchThrowableOfType(MalformedFieldException.class, () -> IfPriceLteCodec.parse(text));

        assertThat(refusal).isNotNull();
        assertThat(refusal.expected()).contains(expected);
        assertThat(refusal.position()).isEqualTo(position);
    }
}
