package dev.parley.protocol.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.protocol.bounds.Bounds;
import dev.parley.protocol.header.structured.MalformedFieldException;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import dev.parley.protocol.terms.Duty;
import dev.parley.protocol.terms.Region;
import dev.parley.protocol.terms.Settlement;
import dev.parley.protocol.terms.Unit;
import dev.parley.protocol.terms.Use;
import dev.parley.protocol.terms.UserKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessBoundsCodecTest {
    private static final Asset EUR = Asset.of("EUR");
    private static final Asset USD = Asset.of("USD");
    private static final String EVERYTHING = "access=(\"0.005\";currency=EUR \"0.006\";currency=USD), "
            + "cited=\"0.02\";currency=EUR, use=(ai-input search), user=commercial, geo=DE, settle=(postpay prepay), "
            + "duties=(report attribute), retain=\"P7D\", terms=\"sha-256:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU\", "
            + "agreement=\"agr_7k\", ref=\"team-7\", dry-run";
    private static final Bounds EVERYTHING_READ = new Bounds(
            Map.of(
                    Unit.ACCESS,
                    List.of(Amount.parse("0.005", EUR), Amount.parse("0.006", USD)),
                    new Unit("cited"),
                    List.of(Amount.parse("0.02", EUR))),
            Set.of(Use.AI_INPUT, Use.SEARCH),
            UserKind.COMMERCIAL,
            new Region("DE"),
            Set.of(Settlement.POSTPAY, Settlement.PREPAY),
            Set.of(Duty.REPORT, Duty.ATTRIBUTE),
            Duration.ofDays(7),
            new TermsHash("sha-256:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"),
            new AgreementId("agr_7k"),
            "team-7",
            true);

    @Test
    void readsEverythingThatBoundsCanSay() throws MalformedFieldException {
        assertThat(AccessBoundsCodec.parse(EVERYTHING)).isEqualTo(EVERYTHING_READ);
    }

    @Test
    void writesEverythingThatBoundsCanSay() {
        assertThat(AccessBoundsCodec.format(EVERYTHING_READ)).isEqualTo(EVERYTHING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | ``",
                "access=0.005;currency=EUR | access=\"0.005\";currency=EUR",
                "access=5;currency=EUR | access=\"5\";currency=EUR",
                "access=\"5.10\";currency=EUR | access=\"5.1\";currency=EUR",
                "access=(\"0.005\";currency=EUR) | access=\"0.005\";currency=EUR",
                "access=\"0\";currency=EUR | access=\"0\";currency=EUR",
                "access=\"3\";currency=SAT | access=\"3\";currency=SAT",
                "access=\"9223372036854.775807\";currency=EUR | access=\"9223372036854.775807\";currency=EUR",
                "cited=\"2\";currency=EUR,access=\"1\";currency=EUR "
                        + "| access=\"1\";currency=EUR, cited=\"2\";currency=EUR",
                "use=search | use=(search)",
                "duties=() | duties=()",
                "retain=\"PT36H\" | retain=\"PT36H\"",
                "retain=\"PT48H\" | retain=\"P2D\"",
                "retain=\"P0D\" | retain=\"P0D\"",
                "dry-run=?1 | dry-run",
                "dry-run=?0 | ``",
                "ref=\"say \\\"hi\\\"\" | ref=\"say \\\"hi\\\"\"",
            })
    void writesWhatItReadInOneForm(String text, String canonical) throws MalformedFieldException {
        assertThat(AccessBoundsCodec.format(AccessBoundsCodec.parse(text))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "acces=\"1\";currency=EUR | 0 | one of access, cited",
                "use=(search), total=\"1\";currency=EUR | 14 | one of access, cited",
                "access | 0 | an amount as in",
                "access= | 7 | a value",
                "access=() | 7 | at least one amount",
                "access=\"1\" | 7 | a currency beside the amount",
                "access=\"1\";currency=XYZ | 11 | a known currency",
                "access=\"1\";currency=eur | 11 | a known currency",
                "access=\"1\";currency=\"EUR\" | 11 | a known currency",
                "access=\"1\";currency | 11 | a known currency",
                "access=\"1\";currency=EUR;n=5 | 24 | no parameter but currency",
                "access=(\"1\";currency=EUR);x=1 | 26 | no parameter",
                "access=EUR;currency=EUR | 7 | an amount as in",
                "access=\"-1\";currency=EUR | 7 | an amount from 0 to 9223372036854.775807 EUR",
                "access=-1;currency=EUR | 7 | an amount from 0",
                "access=\"1e3\";currency=EUR | 7 | without sign or exponent",
                "access=\"1,5\";currency=EUR | 7 | an amount from 0",
                "access=\"\";currency=EUR | 7 | an amount from 0",
                "access=\"0.0000001\";currency=EUR | 7 | at most 6 decimal places",
                "access=\"0.5\";currency=SAT | 7 | at most 0 decimal places",
                "access=\"9223372036854.775808\";currency=EUR | 7 | to 9223372036854.775807 EUR",
                "access=0.0005;currency=EUR | 12 | at most 3 digits after the point",
                "access=\"1\";currency=EUR, access=\"2\";currency=USD | 25 | \"access\" only once",
                "access=\"1\";currency=EUR;currency=USD | 24 | \"currency\" only once",
                "access=(\"1\";currency=EUR \"2\";currency=EUR) | 25 | one ceiling in EUR only",
                "use=() | 4 | one or more of all, ai-all",
                "use=(ai-input ai-dream) | 14 | one or more of all, ai-all",
                "use=(\"ai-input\") | 5 | one or more of all, ai-all",
                "use=(ai-input;q=1) | 14 | no parameter",
                "user=robot | 5 | one of commercial",
                "user=(commercial) | 5 | one of commercial",
                "geo=XX | 4 | an ISO 3166-1 code",
                "geo=\"DE\" | 4 | an ISO 3166-1 code",
                "settle=() | 7 | one or more of postpay",
                "settle=(cash) | 8 | one or more of postpay",
                "duties=(sing) | 8 | any of report, attribute",
                "retain=P7D | 7 | as a string",
                "retain=\"7 days\" | 7 | an ISO 8601 duration",
                "retain=\"-P7D\" | 7 | an ISO 8601 duration",
                "retain=\"P1M\" | 7 | an ISO 8601 duration",
                "retain=\"P99999999999999999999D\" | 7 | an ISO 8601 duration",
                "terms=\"sha-256:abc\" | 6 | the hash of a version of the terms",
                "agreement=agr_7k | 10 | an agreement's id",
                "agreement=\"agr_\" | 10 | an agreement's id",
                "ref=\"\" | 4 | 1 to 64 printable",
                "ref=team-7 | 4 | 1 to 64 printable",
                "ref=\"a\";b | 8 | no parameter",
                "dry-run=1 | 8 | \"dry-run\" alone",
                "dry-run;loud | 8 | no parameter",
                "use=(search) geo=DE | 13 | a comma or the end",
            })
    void saysWhereBoundsWentWrong(String text, int position, String expected) {
        assertRefused(text, position, expected);
    }

    @Test
    void refusesAReferenceOfMoreThan64Characters() {
        assertRefused("ref=\"" + "r".repeat(65) + "\"", 4, "1 to 64 printable");
    }

    @Test
    void refusesMoreThan4096Characters() {
        assertRefused(" ".repeat(AccessBoundsCodec.MAX_LENGTH) + "dry-run", 4096, "at most 4096 characters");
    }

    @Test
    void refusesMoreThan32Members() {
        String members = IntStream.range(0, 33).mapToObj(i -> "k" + i).collect(Collectors.joining(","));

        assertRefused(members, members.indexOf("k32"), "at most 32 members");
    }

    @Test
    void refusesMoreThan16Currencies() {
        String ceilings = "\"1\";currency=EUR ".repeat(17).stripTrailing();

        assertRefused("access=(" + ceilings + ")", 8 + 16 * 17, "at most 16 currencies");
    }

    @Test
    void readsTheLongestBoundsThatItsOtherLimitsAllow() throws MalformedFieldException {
        List<Amount> ceilings = Stream.of(
                        "EUR", "USD", "GBP", "JPY", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "CAD", "AUD",
                        "NZD", "USDC", "SUI")
                .map(code -> new Amount(Long.MAX_VALUE, Asset.of(code)))
                .toList();
        Map<Unit, List<Amount>> everyUnit = new HashMap<>();
        List.of(Unit.vocabulary().split(", ")).forEach(token -> everyUnit.put(new Unit(token), ceilings));
        Bounds longest = new Bounds(
                everyUnit,
                Set.of(Use.values()),
                UserKind.NON_COMMERCIAL,
                new Region("EU"),
                Set.of(Settlement.values()),
                Set.of(Duty.values()),
                Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                EVERYTHING_READ.terms(),
                new AgreementId("agr_" + "a".repeat(60)),
                "\"".repeat(Bounds.MAX_REF_LENGTH),
                true);

        assertThat(AccessBoundsCodec.parse(AccessBoundsCodec.format(longest))).isEqualTo(longest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "é", "access=\"1\u007f\"", "\ud800", "=,;", "((((((((("})
    void refusesWhatIsNoStructuredField(String text) {
        assertThat(catchThrowableOfType(MalformedFieldException.class, () -> AccessBoundsCodec.parse(text)))
                .isNotNull();
    }

    private static void assertRefused(String text, int position, String expected) {
        MalformedFieldException refusal =
                catchThrowableOfType(MalformedFieldException.class, () -> AccessBoundsCodec.parse(text));

        assertThat(refusal).isNotNull();
        assertThat(refusal.expected()).contains(expected);
        assertThat(refusal.position()).isEqualTo(position);
    }
}
