package dev.parley.protocol.match;

import static dev.parley.protocol.match.Examples.EUR;
import static dev.parley.protocol.match.Examples.NOW;
import static dev.parley.protocol.match.Examples.READER;
import static dev.parley.protocol.match.Examples.USD;
import static dev.parley.protocol.match.Examples.at;
import static dev.parley.protocol.match.Examples.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.bounds.Bounds;
import dev.parley.protocol.header.AccessBoundsCodec;
import dev.parley.protocol.header.ParsedBounds;
import dev.parley.protocol.header.RequestBounds;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.match.Decision.Granted;
import dev.parley.protocol.match.Decision.PaymentRequired;
import dev.parley.protocol.match.Decision.Refused;
import dev.parley.protocol.match.Decision.Unidentified;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import dev.parley.protocol.terms.CallerClass;
import dev.parley.protocol.terms.CompiledTerms;
import dev.parley.protocol.terms.Duty;
import dev.parley.protocol.terms.Region;
import dev.parley.protocol.terms.Settlement;
import dev.parley.protocol.terms.Unit;
import dev.parley.protocol.terms.Use;
import dev.parley.protocol.terms.UserKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds for any terms and any bounds. */
class MatcherInvariantsTest {
    private static final List<String> PATHS = List.of("/news/1", "/news/premium/2", "/x", "/about/us");
    /** As many as bounds hold, and none that the terms ask for. */
    private static final List<Amount> OTHER_CURRENCIES = Stream.of(
                    "GBP", "JPY", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "CAD", "AUD", "NZD", "USDC", "SUI",
                    "SAT", "MSAT")
            .map(code -> new Amount(Long.MAX_VALUE, Asset.of(code)))
            .toList();

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void aSecondRequestBuiltFromARefusalAlwaysSucceeds(
            @ForAll("documents") CompiledTerms terms,
            @ForAll("bounds") Bounds bounds,
            @ForAll("payers") PayerProfile payer,
            @ForAll("paths") String path) {
        Decision first = Matcher.decide(terms, bounds, payer, at(path), NOW);

        if (first instanceof PaymentRequired required && required.sufficient() != null) {
            String header = AccessBoundsCodec.format(required.sufficient());
            ParsedBounds sent = RequestBounds.parse(List.of(header), List.of());
            assertThat(sent).isEqualTo(new ParsedBounds.Stated(required.sufficient()));
            Decision second = Matcher.decide(terms, required.sufficient(), payer, at(path), NOW);
            assertThat(second).isInstanceOf(Granted.class);
        }
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void nobodyIsChargedAboveACeilingOrForWhatWasNotStated(
            @ForAll("documents") CompiledTerms terms,
            @ForAll("bounds") Bounds bounds,
            @ForAll("payers") PayerProfile payer,
            @ForAll("paths") String path) {
        if (Matcher.decide(terms, bounds, payer, at(path), NOW) instanceof Granted granted) {
            assertThat(granted.prices()).allSatisfy(price -> {
                Amount ceiling = bounds.ceiling(price.unit(), price.price().asset())
                        .orElse(Amount.zero(price.price().asset()));
                assertThat(price.price().isWithin(ceiling)).isTrue();
            });
            assertThat(granted.prices().stream().map(price -> price.unit()).distinct())
                    .containsExactlyInAnyOrderElementsOf(granted.offer().prices().stream()
                            .map(price -> price.unit())
                            .distinct()
                            .toList());
            assertThat(granted.uses())
                    .allMatch(use -> use.isAllowed(
                            granted.offer().permits(), granted.offer().prohibits()));
        }
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void onlyACreditworthyKnownClientOwesAfterwards(
            @ForAll("documents") CompiledTerms terms,
            @ForAll("bounds") Bounds bounds,
            @ForAll("payers") PayerProfile payer,
            @ForAll("paths") String path) {
        if (Matcher.decide(terms, bounds, payer, at(path), NOW) instanceof Granted granted
                && !granted.prices().isEmpty()) {
            assertThat(payer.standing()).isEqualTo(Standing.APPROVED);
            assertThat(granted.settlement()).isEqualTo(Settlement.POSTPAY);
        }
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void nobodySeesAnOfferThatIsAnothers(
            @ForAll("documents") CompiledTerms terms,
            @ForAll("bounds") Bounds bounds,
            @ForAll("payers") PayerProfile payer,
            @ForAll("paths") String path) {
        List<OfferRefusal> shown = switch (Matcher.decide(terms, bounds, payer, at(path), NOW)) {
            case PaymentRequired required -> required.refusals();
            case Unidentified unidentified -> unidentified.refusals();
            case Refused refused -> refused.refusals();
            case Granted granted -> {
                assertThat(granted.offer().isVisibleTo(payer.client())).isTrue();
                yield List.of();
            }
            case Decision.Open open -> List.of();
            case Decision.Malformed malformed -> throw new AssertionError("well-formed bounds");
        };

        assertThat(shown).allMatch(refusal -> refusal.offer().isVisibleTo(payer.client()));
    }

    @Provide
    Arbitrary<CompiledTerms> documents() {
        return offers().list().ofMinSize(1).ofMaxSize(4).map(offers -> {
            var document = new StringBuilder();
            for (int i = 0; i < offers.size(); i++) {
                document.append(i == 0 ? "" : ", ").append(offers.get(i).replace("@", "offer-" + i));
            }
            return terms(document.toString());
        });
    }

    private static Arbitrary<String> offers() {
        Arbitrary<String> resources = Arbitraries.of(
                "['/*']", "['/news/*']", "['/news/*', '!/news/premium/*']", "['/news/premium/*']", "['/*1$']");
        Arbitrary<String> clients = Arbitraries.of("", "", "'clients': ['cli_reader'],", "'clients': ['cli_other'],");
        Arbitrary<String> audience =
                Arbitraries.of("", "'audience': {'identity': 'known', 'user': ['commercial'], 'geo': ['EU']},");
        Arbitrary<String> uses = Arbitraries.of(
                "'permits': ['all']", "'permits': ['ai-input']", "'permits': ['all'], 'prohibits': ['ai-train']");
        Arbitrary<String> price = Arbitraries.of(
                "[]",
                "[{'amount': '0.002', 'per': 'access'}]",
                "[{'amount': '0.0001', 'per': 'access', 'n': 7}]",
                "[{'amount': '9223372036854.775807', 'per': 'access', 'n': 999999999999999}]",
                "[{'amount': '0.003', 'currency': 'USD', 'per': 'access'}]",
                "[{'amount': '0.001', 'per': 'access'}, {'amount': '0.002', 'currency': 'USD', 'per': 'access'}]",
                "[{'amount': '0.001', 'per': 'access'}, {'amount': '0.01', 'per': 'cited'}]");
        Arbitrary<String> rest = Arbitraries.of(
                "",
                ", 'explicit': true",
                ", 'duties': {'attribute': true, 'retain': 'P30D'}",
                ", 'duties': {'report': {'within': 'P7D'}}, 'explicit': true");
        return Combinators.combine(resources, clients, audience, uses, price, rest)
                .as((r, c, a, u, p, x) ->
                        "{'id': '@', 'resources': %s, %s %s %s, 'price': %s %s}".formatted(r, c, a, u, p, x));
    }

    @Provide
    Arbitrary<Bounds> bounds() {
        Arbitrary<Map<Unit, List<Amount>>> ceilings = Arbitraries.of(
                Map.of(),
                Map.of(Unit.ACCESS, List.of(new Amount(1000, EUR))),
                Map.of(Unit.ACCESS, List.of(new Amount(2000, EUR), new Amount(2000, USD))),
                Map.of(Unit.ACCESS, List.of(new Amount(5000, USD)), new Unit("cited"), List.of(new Amount(1, EUR))),
                Map.of(Unit.ACCESS, OTHER_CURRENCIES, new Unit("cited"), OTHER_CURRENCIES));
        Arbitrary<Set<Use>> uses =
                Arbitraries.of(Set.of(), Set.of(Use.AI_INPUT), Set.of(Use.AI_TRAIN), Set.of(Use.ALL));
        Arbitrary<Set<Settlement>> settle =
                Arbitraries.of(Set.of(), Set.of(Settlement.POSTPAY), Set.of(Settlement.PAID));
        Arbitrary<@Nullable Set<Duty>> duties =
                Arbitraries.<Set<Duty>>of(Set.of(), Set.of(Duty.ATTRIBUTE)).injectNull(0.5);
        Arbitrary<@Nullable Duration> retain =
                Arbitraries.of(Duration.ofDays(1), Duration.ofDays(90)).injectNull(0.5);
        Arbitrary<@Nullable UserKind> user =
                Arbitraries.of(UserKind.COMMERCIAL, UserKind.PERSONAL).injectNull(0.7);
        Arbitrary<@Nullable Region> geo =
                Arbitraries.of(new Region("DE"), new Region("BR")).injectNull(0.7);
        Arbitrary<@Nullable TermsHash> pin = Arbitraries.of(TermsHash.of("old")).injectNull(0.8);
        Arbitrary<Bounds> bounds = Combinators.combine(ceilings, uses, settle, duties, retain, user, geo, pin)
                .as((c, u, s, d, r, k, g, t) -> new Bounds(c, u, k, g, s, d, r, t, null, null, false));
        Arbitrary<@Nullable AgreementId> agreement =
                Arbitraries.of(new AgreementId("agr_other")).injectNull(0.8);
        return Combinators.combine(bounds, agreement).as(Bounds::withAgreement);
    }

    @Provide
    Arbitrary<PayerProfile> payers() {
        return Arbitraries.of(
                PayerProfile.of(READER, Standing.APPROVED),
                PayerProfile.of(READER, Standing.APPROVED),
                PayerProfile.of(READER, Standing.PENDING),
                PayerProfile.of(READER, Standing.SUSPENDED),
                PayerProfile.anonymous(CallerClass.UNKNOWN),
                PayerProfile.anonymous(CallerClass.DECLARED_BOT));
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of(PATHS);
    }
}
