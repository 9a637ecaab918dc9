package dev.parley.protocol.match;

import static dev.parley.protocol.match.Examples.APPROVED;
import static dev.parley.protocol.match.Examples.EUR;
import static dev.parley.protocol.match.Examples.NOW;
import static dev.parley.protocol.match.Examples.READER;
import static dev.parley.protocol.match.Examples.USD;
import static dev.parley.protocol.match.Examples.access;
import static dev.parley.protocol.match.Examples.at;
import static dev.parley.protocol.match.Examples.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.bounds.Bounds;
import dev.parley.protocol.header.AccessBoundsCodec;
import dev.parley.protocol.header.structured.MalformedFieldException;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.match.Decision.Granted;
import dev.parley.protocol.match.Decision.Open;
import dev.parley.protocol.match.Decision.OpenReason;
import dev.parley.protocol.match.Decision.PaymentRequired;
import dev.parley.protocol.match.Decision.Refused;
import dev.parley.protocol.match.Decision.Unidentified;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import dev.parley.protocol.terms.CallerClass;
import dev.parley.protocol.terms.CompiledTerms;
import dev.parley.protocol.terms.Region;
import dev.parley.protocol.terms.Settlement;
import dev.parley.protocol.terms.Unit;
import dev.parley.protocol.terms.Use;
import dev.parley.protocol.terms.UserKind;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MatcherTest {
    private static final CompiledTerms PLANET = terms("""
            {'id': 'ground', 'resources': ['/news/*'], 'permits': ['ai-input', 'search'], 'prohibits': ['ai-train'],
             'audience': {'user': ['commercial'], 'geo': ['EU']},
             'price': [{'amount': '0.002', 'per': 'access'}, {'amount': '0.0023', 'currency': 'USD', 'per': 'access'}],
             'duties': {'attribute': true, 'retain': 'P30D'}},
            {'id': 'cite', 'resources': ['/cite/*'], 'permits': ['ai-input'],
             'price': [{'amount': '0.001', 'per': 'access'}, {'amount': '0.01', 'per': 'cited'}]},
            {'id': 'gift', 'resources': ['/gift/*'], 'permits': ['all'], 'price': []},
            {'id': 'friends', 'resources': ['/*'], 'clients': ['cli_friend'], 'permits': ['all'], 'price': []}
            """);
    private static final Bounds ENOUGH = access("0.005", EUR);

    @Test
    void grantsInOneHitAtThePriceOfTheTermsAndNotOfTheBound() {
        assertThat(decide(ENOUGH)).isInstanceOfSatisfying(Granted.class, granted -> {
            assertThat(granted.offer().id()).hasToString("ground");
            assertThat(granted.prices())
                    .singleElement()
                    .satisfies(price -> assertThat(price.price().amount()).isEqualTo(Amount.parse("0.002", EUR)));
            assertThat(granted.settlement()).isEqualTo(Settlement.POSTPAY);
            assertThat(granted.uses()).containsExactlyInAnyOrder(Use.AI_INPUT, Use.SEARCH);
            assertThat(granted.terms()).isEqualTo(PLANET.hash());
        });
    }

    @Test
    void chargesInTheCurrencyThatTheAgentStated() {
        assertThat(decide(access("0.01", USD)))
                .isInstanceOfSatisfying(
                        Granted.class, granted -> assertThat(granted.asset()).isEqualTo(USD));
    }

    @Test
    void neverConvertsACeiling() {
        assertThat(failedAxes(decide(access("100", Asset.of("JPY"))))).containsExactly("price");
    }

    @Test
    void answersNoBoundsWithWhatWouldDo() {
        assertThat(decide(Bounds.NONE))
                .isInstanceOfSatisfying(
                        PaymentRequired.class,
                        required -> assertThat(required.sufficient()).isEqualTo(access("0.002", EUR)));
    }

    @Test
    void listsEveryAxisThatFailedAtOnce() {
        Bounds bounds = access("0.001", EUR)
                .withRetain(Duration.ofDays(60))
                .withDuties(Set.of())
                .withTerms(TermsHash.of("another"))
                .withSettle(Set.of(Settlement.PREPAY));

        assertThat(failedAxes(decide(bounds))).containsExactly("price", "retain", "duties", "terms", "settle");
    }

    @Test
    void takesAnUnstatedCeilingForZero() {
        Decision decision = Matcher.decide(PLANET, ENOUGH, APPROVED, at("/cite/1"), NOW);

        assertThat(decision).isInstanceOfSatisfying(PaymentRequired.class, required -> {
            assertThat(required.nearest().failed())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            FailedAxis.PriceAboveCeiling.class,
                            above -> assertThat(above.unit().token()).isEqualTo("cited"));
            assertThat(required.sufficient())
                    .isEqualTo(ENOUGH.withCeiling(new Unit("cited"), Amount.parse("0.01", EUR)));
        });
    }

    @Test
    void refusesAUseThatNoPriceBuys() {
        assertThat(decide(ENOUGH.withUses(Set.of(Use.AI_TRAIN)))).isInstanceOf(Refused.class);
        assertThat(decide(ENOUGH.withUses(Set.of(Use.AI_ALL)))).isInstanceOf(Refused.class);
    }

    @Test
    void refusesUsersAndPlacesOutsideTheAudience() {
        Bounds personal = with(ENOUGH, UserKind.PERSONAL, null);
        Bounds abroad = with(ENOUGH, null, new Region("BR"));
        Bounds inside = with(ENOUGH, UserKind.COMMERCIAL, new Region("DE"));

        assertThat(decide(personal)).isInstanceOf(Refused.class);
        assertThat(decide(abroad)).isInstanceOf(Refused.class);
        assertThat(decide(inside)).isInstanceOf(Granted.class);
    }

    @Test
    void asksAnUnknownCallerWhoItIsBeforeItCanOwe() {
        var anonymous = PayerProfile.anonymous(CallerClass.UNKNOWN);

        assertThat(Matcher.decide(PLANET, ENOUGH, anonymous, at("/news/1"), NOW))
                .isInstanceOf(Unidentified.class);
        assertThat(Matcher.decide(PLANET, ENOUGH, anonymous, at("/gift/1"), NOW))
                .isInstanceOf(Granted.class);
    }

    @Test
    void leavesCallersAloneThatTheGateAllows() {
        var anonymous = PayerProfile.anonymous(CallerClass.UNKNOWN);
        var bot = PayerProfile.anonymous(CallerClass.DECLARED_BOT);

        assertThat(Matcher.decide(PLANET, Bounds.NONE, anonymous, at("/news/1"), NOW))
                .isEqualTo(new Open(OpenReason.CALLER));
        assertThat(Matcher.decide(PLANET, Bounds.NONE, bot, at("/news/1"), NOW)).isInstanceOf(Unidentified.class);
        assertThat(Matcher.decide(PLANET, ENOUGH, APPROVED, at("/about/us"), NOW))
                .isEqualTo(new Open(OpenReason.RESOURCE));
    }

    @Test
    void asksAPendingClientToPayAnotherWay() {
        var pending = PayerProfile.of(READER, Standing.PENDING);

        assertThat(Matcher.decide(PLANET, ENOUGH, pending, at("/news/1"), NOW))
                .isInstanceOfSatisfying(
                        PaymentRequired.class,
                        required -> assertThat(required.sufficient()).isNull());
    }

    @Test
    void answersAnAgentWhoseCeilingsAreFullWithCeilingsThatCanBeSent() throws MalformedFieldException {
        Bounds full = Bounds.NONE;
        for (String code : "GBP JPY CHF SEK NOK DKK PLN CZK HUF CAD AUD NZD USDC SUI SAT MSAT".split(" ")) {
            full = full.withCeiling(Unit.ACCESS, new Amount(1, Asset.of(code)));
        }

        Bounds sufficient = ((PaymentRequired) decide(full)).sufficient();

        assertThat(sufficient).isNotNull();
        assertThat(decide(AccessBoundsCodec.parse(AccessBoundsCodec.format(sufficient))))
                .isInstanceOf(Granted.class);
    }

    @Test
    void refusesASuspendedClientWhateverItWouldPay() {
        var suspended = PayerProfile.of(READER, Standing.SUSPENDED);

        assertThat(Matcher.decide(PLANET, ENOUGH, suspended, at("/news/1"), NOW))
                .isInstanceOf(Refused.class);
        assertThat(Matcher.decide(PLANET, ENOUGH, suspended, at("/gift/1"), NOW))
                .isInstanceOf(Refused.class);
    }

    @Test
    void prefersAnOfferThatNamesTheClient() {
        var friend = PayerProfile.of(new ClientId("cli_friend"), Standing.PENDING);

        assertThat(Matcher.decide(PLANET, ENOUGH, friend, at("/news/1"), NOW))
                .isInstanceOfSatisfying(
                        Granted.class,
                        granted -> assertThat(granted.offer().id()).hasToString("friends"));
    }

    @Test
    void refusesWhatNoOfferCovers() {
        assertThat(Matcher.decide(PLANET, ENOUGH, APPROVED, at("/archive/1"), NOW))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusals()).isEmpty());
    }

    @Test
    void takesTheLowestOfSeveralOffersThatMeet() {
        CompiledTerms several = terms("""
                {'id': 'dear', 'resources': ['/*'], 'permits': ['all'], 'price': [{'amount': '0.003', 'per': 'access'}]},
                {'id': 'bulk', 'resources': ['/*'], 'permits': ['all'],
                 'price': [{'amount': '1.5', 'per': 'access', 'n': 1000}]},
                {'id': 'same', 'resources': ['/*'], 'permits': ['all'], 'price': [{'amount': '0.0015', 'per': 'access'}]}
                """);

        assertThat(Matcher.decide(several, ENOUGH, APPROVED, at("/x"), NOW))
                .isInstanceOfSatisfying(
                        Granted.class,
                        granted -> assertThat(granted.offer().id()).hasToString("bulk"));
    }

    @Test
    void namesTheNearestOfferByAxesThenByPrice() {
        CompiledTerms several = terms("""
                {'id': 'strict', 'resources': ['/*'], 'permits': ['all'], 'explicit': true,
                 'price': [{'amount': '0.0011', 'per': 'access'}]},
                {'id': 'far', 'resources': ['/*'], 'permits': ['all'], 'price': [{'amount': '0.009', 'per': 'access'}]},
                {'id': 'near', 'resources': ['/*'], 'permits': ['all'], 'price': [{'amount': '0.003', 'per': 'access'}]}
                """);

        assertThat(Matcher.decide(several, access("0.001", EUR), APPROVED, at("/x"), NOW))
                .isInstanceOfSatisfying(PaymentRequired.class, required -> {
                    assertThat(required.nearest().offer().id()).hasToString("near");
                    assertThat(required.refusals()).hasSize(3);
                });
    }

    private static Decision decide(Bounds bounds) {
        return Matcher.decide(PLANET, bounds, APPROVED, at("/news/1"), NOW);
    }

    private static Iterable<String> failedAxes(Decision decision) {
        return ((PaymentRequired) decision)
                .nearest().failed().stream().map(FailedAxis::axis).toList();
    }

    private static Bounds with(Bounds bounds, @Nullable UserKind user, @Nullable Region region) {
        return new Bounds(
                bounds.ceilings(), bounds.uses(), user, region, bounds.settle(), null, null, null, null, null, false);
    }
}
