package dev.parley.protocol.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.protocol.document.Json;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.OfferId;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsReaderTest {
    private static final String PLANET = resource("/terms/planet.json");

    @Test
    void readsEveryPartOfADocument() {
        Terms terms = valid(PLANET);

        assertThat(terms.validFrom()).isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(terms.otherwise()).isEqualTo(Otherwise.REFUSE);
        assertThat(terms.gate().prices(CallerClass.SIGNED_AGENT)).isTrue();
        assertThat(terms.gate().prices(CallerClass.PERSON)).isFalse();
        assertThat(terms.offers())
                .extracting(Offer::id)
                .containsExactly(new OfferId("read-and-ground"), new OfferId("partners"));
        Offer offer = terms.offers().getFirst();
        assertThat(offer.prices())
                .extracting(
                        price -> price.unit().token(), price -> price.price().amount())
                .containsExactly(
                        tuple("access", Amount.parse("0.002", Asset.of("EUR"))),
                        tuple("cited", Amount.parse("0.01", Asset.of("EUR"))),
                        tuple("access", Amount.parse("0.0023", Asset.of("USD"))));
        assertThat(offer.duties())
                .isEqualTo(new Duties(Set.of(Duty.REPORT, Duty.ATTRIBUTE), Duration.ofDays(7), Duration.ofDays(30)));
        assertThat(offer.audience().includes(new Region("DE"))).isTrue();
        assertThat(offer.audience().includes(new Region("BR"))).isFalse();
        assertThat(terms.offers().get(1).isVisibleTo(new ClientId("cli_friendly_archive")))
                .isTrue();
        assertThat(terms.offers().get(1).isVisibleTo(null)).isFalse();
    }

    @Test
    void reportsEveryFaultWithItsPlaceInOnePass() {
        String faulty = PLANET.replace("\"currency\": \"EUR\"", "\"currency\": \"EURO\"")
                .replace("\"zone\": \"Europe/Berlin\"", "\"zone\": \"+01:00\"")
                .replace("\"ai-input\", \"search\"", "\"ai-input\", \"serach\"")
                .replace("\"id\": \"partners\"", "\"id\": \"partners\", \"colour\": \"blue\"");

        TermsReading reading = TermsReader.read(Json.read(faulty));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        TermsReading.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(DocumentProblem::pointer)
                                .containsExactlyInAnyOrder(
                                        "/currency", "/zone", "/offers/0/permits/1", "/offers/1/colour"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"terms\": 1            | \"terms\": 2                    | /terms                   | expected 1",
                "\"terms\": 1,           |                                 | /terms                   | missing",
                "\"mode\": \"enforce\"   | \"mode\": \"observe\"           | /mode                    | not supported yet",
                "\"amount\": \"0.002\"   | \"amount\": 0.002               | /offers/0/price/0/amount | expected text",
                "\"amount\": \"0.002\"   | \"amount\": \"-1\"              | /offers/0/price/0/amount | without sign",
                "\"amount\": \"0.002\"   | \"amount\": \"0.0000001\"       | /offers/0/price/0/amount | at most 6",
                "\"per\": \"cited\"      | \"per\": \"quoted\"             | /offers/0/price/1/per    | unknown unit",
                "\"per\": \"cited\"      | \"per\": \"cited\", \"n\": 0    | /offers/0/price/1/n      | 1 to 999999999999999",
                "\"/news/*\"             | \"news/*\"                      | /offers/0/resources/0    | beginning with /",
                "/about/*                 | /                               | /open/2                  | write /$",
                "/about/*                 | /*$                             | /open/2                  | write /$",
                "\"settle\": [\"free\"]  | \"tiers\": []                   | /offers/1/tiers          | not supported yet",
                "\"settle\": [\"free\"]  | \"settle\": [\"postpay\"]       | /offers/1                | settles as free",
                "\"id\": \"partners\"    | \"id\": \"read-and-ground\"     | /offers                  | unique",
                "[\"ai-train\"]          | [\"all\"]                       | /offers/0                | leaves nothing",
                "https://planet.example\"] | https://planet.example/x\"]   | /origins/0               | without a path",
                "\"settle\": [\"postpay\", \"prepay\"] | \"settle\": [\"postpay\", \"free\"] | /offers/0 | settles as free",
                "\"per\": \"cited\"      | \"per\": \"cited\", \"n\": 1000000000000000 | /offers/0/price/1/n | 1 to 999999999999999",
                "2026-12-01T00:00:00Z    | +1000000-12-01T00:00:00Z        | /valid/from              | 1970 to 9999",
                "\"url\": \"https://     | \"url\": \"javascript://          | /legal/url               | https",
                "\"/news/*\"             | \"/news//premium/*\"             | /offers/0/resources/0    | no path",
                "\"/news/*\"             | \"/news/*?print=1\"              | /offers/0/resources/0    | without query",
                "P30D                    | thirty days                     | /offers/0/duties/retain  | P7D"
            })
    void saysWhatWasExpected(String from, String to, String pointer, String expected) {
        String faulty = PLANET.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to == null ? "" : to));

        assertThat(TermsReader.read(Json.read(faulty)))
                .isInstanceOfSatisfying(
                        TermsReading.Invalid.class,
                        invalid -> assertThat(invalid.problems()).anySatisfy(problem -> {
                            assertThat(problem.pointer()).isEqualTo(pointer);
                            assertThat(problem.message()).contains(expected);
                        }));
    }

    @Test
    void refusesTextThatCannotBeHashed() {
        String faulty = PLANET.replace("47DEQpj8HBSa", "\\ud800");

        assertThat(TermsReader.read(Json.read(faulty)))
                .isInstanceOfSatisfying(
                        TermsReading.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(DocumentProblem::pointer)
                                .containsExactly("/legal/sha256"));
    }

    /** The golden value was computed by another implementation; if it changes, every agreement's id does. */
    @Test
    void hashesTheContentAndNotTheSpelling() {
        CompiledTerms planet = CompiledTerms.of(valid(PLANET));
        String reordered = PLANET.replace("\"terms\": 1,", "").replace("\"offers\": [", "\"terms\": 1, \"offers\": [");

        assertThat(CompiledTerms.of(valid(reordered)).hash()).isEqualTo(planet.hash());
        assertThat(planet.hash()).hasToString("sha-256:jFwKgmnfMyPItQNRFHnxN32cK05HI1I2qfrUCoDyVdc");
    }

    @Test
    void provesAVersionWithoutShowingItsPrivateOffers() {
        CompiledTerms planet = CompiledTerms.of(valid(PLANET));

        assertThat(planet.canonical()).contains("cli_friendly_archive");
        assertThat(planet.published()).doesNotContain("friendly", "partners").contains("read-and-ground", "sha-256:");
    }

    @Test
    void coversAResourceByItsLongestPattern() {
        CompiledTerms planet = CompiledTerms.of(valid(PLANET));

        assertThat(planet.offersFor("/news/1"))
                .extracting(cover -> cover.offer().id().value())
                .containsExactly("read-and-ground", "partners");
        assertThat(planet.offersFor("/news/premium/1"))
                .extracting(cover -> cover.offer().id().value())
                .containsExactly("partners");
        assertThat(planet.offersFor("/news%2Fpremium%2F1"))
                .extracting(cover -> cover.offer().id().value())
                .containsExactly("partners");
        assertThat(planet.isOpen("/about/us")).isTrue();
        assertThat(planet.isOpen("/news/about/us")).isFalse();
    }

    private static Terms valid(String json) {
        return switch (TermsReader.read(Json.read(json))) {
            case TermsReading.Valid(Terms terms) -> terms;
            case TermsReading.Invalid(var problems) -> throw new AssertionError(problems);
        };
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(TermsReaderTest.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
