package dev.parley.negotiation.access;

import static dev.parley.negotiation.access.Newsroom.CLIENT;
import static dev.parley.negotiation.access.Newsroom.KEY;
import static dev.parley.negotiation.access.Newsroom.fields;
import static dev.parley.negotiation.access.Newsroom.get;
import static dev.parley.negotiation.access.Newsroom.repeatable;
import static dev.parley.negotiation.access.Newsroom.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.negotiation.identity.Caller;
import dev.parley.protocol.match.Decision;
import dev.parley.protocol.match.FailedAxis;
import dev.parley.shell.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What observers hear of the flow. */
class ObservedFlowTest {
    private static final String ENOUGH = "access=\"0.002\";currency=EUR, cited=\"0.01\";currency=EUR";

    private final Newsroom newsroom = new Newsroom();
    private final NotingObserver observer = newsroom.observer;

    @Test
    void tellsWhoWasTurnedAwayAndWhy() {
        decide(get("/news/1", fields(KEY, "access=\"0.001\";currency=EUR, cited=\"0.01\";currency=EUR")));

        Decided decided = observer.decided.getFirst();
        assertThat(decided.at()).isEqualTo(Newsroom.NOW);
        assertThat(decided.took()).isPositive();
        assertThat(decided.caller())
                .isInstanceOfSatisfying(
                        Caller.KnownClient.class,
                        known -> assertThat(known.client()).isEqualTo(CLIENT));
        assertThat(decided.verdict()).isInstanceOf(Verdict.Rejected.class);
        assertThat(decided.refusals())
                .flatExtracting(refusal -> refusal.failed())
                .hasAtLeastOneElementOfType(FailedAxis.PriceAboveCeiling.class);
    }

    @Test
    void putsTheNearestOfferFirst() {
        decide(get("/news/1", fields(KEY, "access=\"0.001\";currency=EUR, cited=\"0.01\";currency=EUR")));

        Decided decided = observer.decided.getFirst();
        assertThat(decided.decision()).isInstanceOfSatisfying(Decision.PaymentRequired.class, required -> {
            assertThat(decided.refusals().getFirst()).isEqualTo(required.nearest());
            assertThat(decided.refusals()).containsExactlyInAnyOrderElementsOf(required.refusals());
        });
    }

    @Test
    void tellsWhatWasGrantedAndHowItWasDelivered() {
        Admission admission = admitted(get("/news/1", fields(KEY, ENOUGH)));
        var granted = (Release.Granted)
                newsroom.flow.grant(admission, null).toCompletableFuture().join();
        var delivery = new Delivery(Delivery.Outcome.COMPLETE, 200, 1714);
        newsroom.flow.delivered(granted.grant(), delivery);

        assertThat(observer.decided).singleElement().satisfies(decided -> {
            assertThat(decided.decision()).isInstanceOf(Decision.Granted.class);
            assertThat(decided.refusals()).isEmpty();
        });
        assertThat(observer.released).containsExactly(granted);
        assertThat(observer.delivered).containsExactly(delivery);
    }

    @Test
    void tellsWhatWasWithheldWithdrawnAndLeftUnanswered() {
        newsroom.log.outcome = Storing.REFUSED;
        newsroom.flow.grant(admitted(get("/news/1", fields(KEY, ENOUGH))), null);
        newsroom.log.outcome = Storing.STORED;
        Admission given = admitted(get("/news/2", fields(KEY, ENOUGH)));
        var granted = (Release.Granted)
                newsroom.flow.grant(given, null).toCompletableFuture().join();
        newsroom.flow.unanswered(given, granted.grant());
        Admission unused = admitted(get("/news/3", fields(KEY, ENOUGH)));
        newsroom.flow.withdraw(unused);

        assertThat(observer.released.getFirst()).isInstanceOf(Release.Withheld.class);
        assertThat(observer.unanswered).containsExactly(granted.grant());
        assertThat(observer.withdrawn).containsExactly(unused);
    }

    @Test
    void tellsOfARepeatAsOfAnyRequest() {
        newsroom.flow.grant(admitted(get("/news/1", repeatable("k-1", ENOUGH))), null);
        admitted(get("/news/1", repeatable("k-1", ENOUGH)));

        assertThat(observer.decided).hasSize(2);
        assertThat(observer.decided.getLast().verdict())
                .isEqualTo(new Verdict.Admitted(new Admission.Again(newsroom.log.stored.getFirst())));
    }

    @Test
    void tellsWhoseBoundsCannotBeRead() {
        decide(get("/news/1", fields(KEY, "access=EUR")));

        Decided decided = observer.decided.getFirst();
        assertThat(decided.bounds()).isNull();
        assertThat(decided.caller()).isInstanceOf(Caller.KnownClient.class);
        assertThat(decided.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.problem().problem()).isEqualTo(Problem.MALFORMED_HEADER));
    }

    @Test
    void asksNobodyWhoTheyAreWhereItMakesNoDifference() {
        decide(get("/about/us", fields(KEY)));

        assertThat(observer.decided.getFirst().caller()).isNull();
        assertThat(observer.decided.getFirst().verdict()).isEqualTo(new Verdict.Open());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void hearsOfEachMethodOnce(String method) {
        decide(request(method, "/news/1", fields(KEY, ENOUGH)));

        assertThat(observer.decided)
                .singleElement()
                .satisfies(decided -> assertThat(decided.request().method()).isEqualTo(method));
    }

    @Test
    void goesOnAsIfNothingHadHappenedWhenAnObserverFails() {
        observer.failing = true;

        Admission admission = admitted(get("/news/1", fields(KEY, ENOUGH)));
        Release release =
                newsroom.flow.grant(admission, null).toCompletableFuture().join();
        newsroom.flow.delivered(((Release.Granted) release).grant(), new Delivery(Delivery.Outcome.COMPLETE, 200, 1));
        newsroom.flow.withdraw(admitted(get("/news/2", fields(KEY, ENOUGH))));

        assertThat(newsroom.log.stored).hasSize(1);
        assertThat(newsroom.log.deliveries).hasSize(1);
    }

    private Verdict decide(AccessRequest request) {
        return newsroom.flow.decide(request).toCompletableFuture().join();
    }

    private Admission admitted(AccessRequest request) {
        return ((Verdict.Admitted) decide(request)).admission();
    }
}
