package dev.parley.negotiation.access;

import static dev.parley.negotiation.access.Newsroom.CLIENT;
import static dev.parley.negotiation.access.Newsroom.KEY;
import static dev.parley.negotiation.access.Newsroom.fields;
import static dev.parley.negotiation.access.Newsroom.get;
import static dev.parley.negotiation.access.Newsroom.repeatable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.negotiation.directory.DeliveryMode;
import dev.parley.protocol.agreement.ResponseId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.match.Resource;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessFlowTest {
    private static final String ENOUGH = "access=\"0.002\";currency=EUR, cited=\"0.01\";currency=EUR";
    private static final String MORE = "access=\"0.005\";currency=EUR, cited=\"0.05\";currency=EUR";
    private static final String TOO_LOW = "access=\"0.001\";currency=EUR, cited=\"0.01\";currency=EUR";

    private final Newsroom newsroom = new Newsroom();

    @Test
    void admitsARequestWhoseBoundsMeet() {
        Admission admission = admitted(get("/news/1", fields(KEY, ENOUGH)));

        AccessGrant grant = granted(admission);

        assertThat(newsroom.log.stored).containsExactly(grant);
        assertThat(newsroom.agreements.concluded)
                .containsExactly(grant.agreement().id());
        assertThat(grant.caller()).isEqualTo(CLIENT);
        assertThat(grant.agreement().payer()).isEqualTo(PayerId.of(CLIENT));
        assertThat(grant.at()).isEqualTo(Newsroom.NOW);
        assertThat(grant.validator()).isEqualTo("\"v1\"");
        assertThat(new ResponseId(grant.responseId().value()).uuid()).isEqualTo(grant.id());
    }

    @Test
    void concludesNothingAndRecordsNothingBeforeTheOriginAnswered() {
        admitted(get("/news/1", fields(KEY, ENOUGH)));

        assertThat(newsroom.log.stored).isEmpty();
    }

    @Test
    void chargesThePriceAndNotTheCeiling() {
        AccessGrant grant = granted(admitted(get("/news/1", fields(KEY, MORE))));

        assertThat(grant.prices())
                .extracting(price -> price.price().amount().decimal())
                .containsExactly("0.002", "0.01");
    }

    @Test
    void recordsWhatTheClientStated() {
        AccessGrant stated = granted(admitted(get("/news/1", fields(KEY, MORE + ", ref=\"team-7\""))));
        AccessGrant silent = granted(admitted(get("/feed/1", fields(KEY))));

        assertThat(stated.bounds()).isEqualTo(MORE + ", ref=\"team-7\"");
        assertThat(silent.bounds()).isNull();
    }

    @Test
    void meetsARequestThatIsBuiltFromARefusal() {
        ProblemDetails refusal = rejected(get("/news/1", fields(KEY, TOO_LOW)));

        String ready = (String) Objects.requireNonNull(refusal.members().get("accessBounds"));

        assertThat(granted(admitted(get("/news/1", fields(KEY, ready))))).isNotNull();
    }

    @Test
    void turnsAwayAPricedRequestWithoutBounds() {
        ProblemDetails refusal = rejected(get("/news/1", fields(KEY)));

        assertThat(refusal.problem()).isEqualTo(Problem.BOUNDS_NOT_MET);
        assertThat(refusal.fields()).containsKey("Pricing");
        assertThat(newsroom.log.stored).isEmpty();
        assertThat(newsroom.agreements.concluded).isEmpty();
    }

    @Test
    void refusesMalformedBoundsEvenWhereNothingIsPriced() {
        ProblemDetails refusal = rejected(get("/about/us", fields(KEY, "access=EUR")));

        assertThat(refusal.problem()).isEqualTo(Problem.MALFORMED_HEADER);
        assertThat(refusal.members()).containsEntry("header", "Access-Bounds").containsKeys("position", "expected");
    }

    @Test
    void leavesOpenResourcesAloneWhoeverAsks() {
        assertThat(decide(get("/about/us", fields(Newsroom.UNKNOWN_KEY)))).isEqualTo(new Verdict.Open());
        assertThat(decide(get("/robots.txt", fields(null)))).isEqualTo(new Verdict.Open());
    }

    @Test
    void leavesOriginsAloneThatTheTermsDoNotName() {
        var elsewhere = new AccessRequest(
                Newsroom.PUBLISHER,
                "GET",
                Resource.of("https://blog.planet.example", "/news/1"),
                "",
                fields(KEY),
                DeliveryMode.OBSERVED);

        assertThat(decide(elsewhere)).isEqualTo(new Verdict.Open());
    }

    @Test
    void numbersNothingWhileTheStreamIsAway() {
        newsroom.log.accepting = false;

        assertThat(withheld(admitted(get("/news/1", repeatable("k-1", ENOUGH)))).problem())
                .isEqualTo(Problem.STREAM_UNAVAILABLE);

        assertThat(newsroom.log.abandoned).isEmpty();
        newsroom.log.accepting = true;
        assertThat(granted(admitted(get("/news/1", repeatable("k-1", ENOUGH))))).isNotNull();
    }

    @Test
    void leavesPeopleAlone() {
        assertThat(decide(get("/news/1", fields(null)))).isEqualTo(new Verdict.Open());
    }

    @Test
    void tellsADeclaredBotToSayWhoItIs() {
        var bot = new AccessFields(List.of(), List.of(), List.of(), null, "Mozilla/5.0 (compatible; GPTBot/1.2)");

        ProblemDetails refusal = rejected(get("/news/1", bot));

        assertThat(refusal.problem()).isEqualTo(Problem.IDENTITY_REQUIRED);
        assertThat(refusal.fields()).containsKeys("WWW-Authenticate", "Pricing");
    }

    @Test
    void answersUnderTheTermsWhoeverSendsBounds() {
        assertThat(rejected(get("/news/1", fields(null, ENOUGH))).problem()).isEqualTo(Problem.IDENTITY_REQUIRED);
    }

    @Test
    void servesFreeOffersToWhoeverAccepts() {
        AccessGrant grant = granted(admitted(get("/samples/1", fields(null, "use=(ai-train)"))));

        assertThat(grant.agreement().payer()).isEqualTo(PayerId.ANONYMOUS);
        assertThat(grant.caller()).isNull();
        assertThat(grant.prices()).isEmpty();
    }

    @Test
    void refusesAKeyThatDoesNotHold() {
        ProblemDetails refusal = rejected(get("/news/1", fields(Newsroom.UNKNOWN_KEY, ENOUGH)));

        assertThat(refusal.problem()).isEqualTo(Problem.CREDENTIAL_INVALID);
        assertThat(refusal.fields()).containsKeys("WWW-Authenticate", "Pricing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"signed-agent", "declared-bot"})
    void letsNoKeyThatDoesNotHoldPassForACallerWhoIsLeftAlone(String callerClass) {
        var welcoming = new Newsroom(Newsroom.termsThatAllow(callerClass));

        Verdict verdict = await(welcoming.flow.decide(get("/news/1", fields(Newsroom.UNKNOWN_KEY))));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.problem().problem()).isEqualTo(Problem.CREDENTIAL_INVALID));
    }

    @Test
    void offersNoWayToAClientWithoutCreditButToGetIt() {
        ProblemDetails refusal = rejected(get("/news/1", fields(Newsroom.PENDING_KEY, ENOUGH)));

        assertThat(refusal.problem()).isEqualTo(Problem.BOUNDS_NOT_MET);
        assertThat(refusal.members()).containsEntry("retryable", false).doesNotContainKey("accessBounds");
    }

    @Test
    void tellsASuspendedClientNoPrice() {
        ProblemDetails refusal = rejected(get("/news/1", fields(Newsroom.SUSPENDED_KEY, ENOUGH)));

        assertThat(refusal.problem()).isEqualTo(Problem.RELATIONSHIP_SUSPENDED);
        assertThat(refusal.fields()).doesNotContainKey("Pricing");
    }

    @Test
    void refusesWhatNoOfferPermits() {
        ProblemDetails refusal = rejected(get("/news/1", fields(KEY, MORE + ", use=(ai-train)")));

        assertThat(refusal.problem()).isEqualTo(Problem.NOT_PERMITTED);
        assertThat(refusal.fields()).doesNotContainKey("Pricing");
    }

    @Test
    void refusesWhereNothingIsOffered() {
        assertThat(rejected(get("/news/premium/1", fields(KEY, MORE))).problem())
                .isEqualTo(Problem.NOT_PERMITTED);
    }

    @Test
    void bindsNothingOnADryRun() {
        assertThat(decide(get("/news/1", fields(KEY, ENOUGH + ", dry-run")))).isInstanceOf(Verdict.Quoted.class);
        assertThat(newsroom.agreements.concluded).isEmpty();
    }

    @Test
    void decidesHeadLikeGetAndChargesNothing() {
        assertThat(decide(Newsroom.request("HEAD", "/news/1", fields(KEY, ENOUGH))))
                .isInstanceOf(Verdict.Quoted.class);
        assertThat(rejected(Newsroom.request("HEAD", "/news/1", fields(KEY, TOO_LOW)))
                        .problem())
                .isEqualTo(Problem.BOUNDS_NOT_MET);
        assertThat(newsroom.agreements.concluded).isEmpty();
    }

    @Test
    void letsOptionsPassWithoutTheBodyOfTheAnswer() {
        assertThat(decide(Newsroom.request("OPTIONS", "/news/1", fields(KEY)))).isEqualTo(new Verdict.HeadOnly());
        assertThat(decide(Newsroom.request("OPTIONS", "/about/us", fields(KEY))))
                .isEqualTo(new Verdict.Open());
    }

    @Test
    void grantsTheSameForTheSameIdempotencyKey() {
        AccessRequest request = get("/news/1", repeatable("\"k-1\"", ENOUGH));
        AccessGrant first = granted(admitted(request));

        Admission again = admitted(request);

        assertThat(again).isInstanceOf(Admission.Again.class);
        assertThat(granted(again)).isEqualTo(first);
    }

    /** No edge says whether the content is still what was paid for. */
    @Test
    void repeatsAtAnEdgeForTenMinutesOnly() {
        AccessRequest request = atEdge(repeatable("k-1", ENOUGH));
        granted(admitted(request));

        newsroom.now = Newsroom.NOW.plus(Duration.ofMinutes(10));
        assertThat(admitted(request)).isInstanceOf(Admission.Again.class);

        newsroom.now = newsroom.now.plusMillis(1);
        assertThat(rejected(request).problem()).isEqualTo(Problem.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void repeatsAtTheGatewayForAsLongAsTheKeyIsKept() {
        AccessRequest request = get("/news/1", repeatable("k-1", ENOUGH));
        granted(admitted(request));

        newsroom.now = Newsroom.NOW.plus(Duration.ofHours(23));

        assertThat(admitted(request)).isInstanceOf(Admission.Again.class);
    }

    @Test
    void leavesWhatTheGatewayGrantedToTheGateway() {
        granted(admitted(get("/news/1", repeatable("k-1", ENOUGH))));

        assertThat(rejected(atEdge(repeatable("k-1", ENOUGH))).problem()).isEqualTo(Problem.IDEMPOTENCY_KEY_REUSED);
    }

    private static AccessRequest atEdge(AccessFields fields) {
        AccessRequest request = get("/news/1", fields);
        return new AccessRequest(
                request.publisher(), "GET", request.resource(), "", fields, request.delivery(), "edge_1");
    }

    @Test
    void servesNoOtherContentUnderTheSameKey() {
        AccessRequest request = get("/news/1", repeatable("k-1", ENOUGH));
        granted(admitted(request));

        Release other = await(newsroom.flow.grant(admitted(request), "\"v2\""));
        Release same = await(newsroom.flow.grant(admitted(request), "W/\"v1\""));

        assertThat(other)
                .isInstanceOfSatisfying(
                        Release.Withheld.class,
                        withheld -> assertThat(withheld.problem().problem()).isEqualTo(Problem.IDEMPOTENCY_KEY_REUSED));
        assertThat(same).isInstanceOf(Release.Granted.class);
    }

    @Test
    void refusesAnotherRequestUnderTheSameKey() {
        granted(admitted(get("/news/1", repeatable("k-1", ENOUGH))));

        assertThat(rejected(get("/news/2", repeatable("k-1", ENOUGH))).problem())
                .isEqualTo(Problem.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void asksForPatienceWhileTheSameRequestIsAnswered() {
        admitted(get("/news/1", repeatable("k-1", ENOUGH)));

        ProblemDetails refusal = rejected(get("/news/1", repeatable("k-1", ENOUGH)));

        assertThat(refusal.problem()).isEqualTo(Problem.IDEMPOTENCY_KEY_IN_USE);
        assertThat(refusal.fields()).containsKey("Retry-After");
    }

    @Test
    void leavesTheKeyFreeAfterARefusal() {
        rejected(get("/news/1", repeatable("k-1", TOO_LOW)));

        assertThat(granted(admitted(get("/news/1", repeatable("k-1", ENOUGH))))).isNotNull();
    }

    @Test
    void leavesTheKeyFreeAfterAWithdrawal() {
        newsroom.flow.withdraw(admitted(get("/news/1", repeatable("k-1", ENOUGH))));

        assertThat(granted(admitted(get("/news/1", repeatable("k-1", ENOUGH))))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\"", "with space", "12345678901234567890123456789012345678901234567890123456789012345"})
    void refusesAKeyThatCannotBeRead(String key) {
        assertThat(rejected(get("/news/1", repeatable(key, ENOUGH))).problem()).isEqualTo(Problem.MALFORMED_HEADER);
    }

    @Test
    void servesNothingAndOwesNothingWhenNobodyKnowsWhetherTheGrantIsStored() {
        newsroom.log.outcome = Storing.UNKNOWN;
        Admission.First admission = (Admission.First) admitted(get("/news/1", repeatable("k-1", ENOUGH)));

        assertThat(withheld(admission).problem()).isEqualTo(Problem.STREAM_UNAVAILABLE);

        assertThat(newsroom.log.voids).containsValue(VoidReason.OUTCOME_UNKNOWN).hasSize(1);
        assertThat(admitted(get("/news/1", repeatable("k-1", ENOUGH)))).isInstanceOf(Admission.First.class);
    }

    @Test
    void voidsAGrantThatNobodyHeardOfUnlessItCanBeAskedForAgain() {
        Admission once = admitted(get("/news/1", fields(KEY, ENOUGH)));
        AccessGrant unheard = granted(once);
        Admission repeatable = admitted(get("/news/1", repeatable("k-1", ENOUGH)));

        newsroom.flow.unanswered(once, unheard);
        newsroom.flow.unanswered(repeatable, granted(repeatable));

        assertThat(newsroom.log.voids).containsOnly(Map.entry(unheard.id(), VoidReason.NOT_SERVED));
    }

    @Test
    void voidsNothingThatWasNeverSent() {
        newsroom.log.outcome = Storing.REFUSED;

        ProblemDetails problem = withheld(admitted(get("/news/1", fields(KEY, ENOUGH))));

        assertThat(problem.problem()).isEqualTo(Problem.STREAM_UNAVAILABLE);
        assertThat(problem.fields()).containsKey("Retry-After");
        assertThat(newsroom.log.voids).isEmpty();
    }

    @Test
    void needsTheStreamOnlyOnceForTheSameIdempotencyKey() {
        AccessRequest request = get("/news/1", repeatable("k-1", ENOUGH));
        AccessGrant first = granted(admitted(request));
        newsroom.log.outcome = Storing.UNKNOWN;

        assertThat(granted(admitted(request))).isEqualTo(first);

        assertThat(newsroom.log.voids).isEmpty();
    }

    @Test
    void letsARepeatWaitWhileItsGrantIsSent() {
        AccessRequest request = get("/news/1", repeatable("k-1", ENOUGH));
        CompletableFuture<Storing> promised = newsroom.log.promise();
        CompletionStage<Release> first = newsroom.flow.grant(admitted(request), null);

        assertThat(rejected(request).problem()).isEqualTo(Problem.IDEMPOTENCY_KEY_IN_USE);

        promised.complete(Storing.STORED);
        assertThat(await(first)).isInstanceOf(Release.Granted.class);
        assertThat(admitted(request)).isInstanceOf(Admission.Again.class);
    }

    @Test
    void neverVoidsAGrantThatARepeatTookOver() {
        AccessRequest request = get("/news/1", repeatable("k-1", ENOUGH));
        CompletableFuture<Storing> promised = newsroom.log.promise();
        CompletionStage<Release> first = newsroom.flow.grant(admitted(request), null);
        newsroom.repeats.endClaims();
        newsroom.log.promised = null;
        AccessGrant served = granted(admitted(request));

        promised.complete(Storing.UNKNOWN);

        assertThat(await(first)).isInstanceOf(Release.Withheld.class);
        assertThat(newsroom.log.voids).isEmpty();
        assertThat(granted(admitted(request))).isEqualTo(served);
    }

    @Test
    void neverVoidsAGrantThatMayHaveBeenServedBefore() {
        AccessRequest request = get("/news/1", repeatable("k-1", ENOUGH));
        newsroom.log.promise();
        newsroom.flow.grant(admitted(request), null);
        newsroom.repeats.endClaims();
        newsroom.log.promised = null;
        newsroom.log.outcome = Storing.UNKNOWN;

        assertThat(withheld(admitted(request)).problem()).isEqualTo(Problem.STREAM_UNAVAILABLE);

        assertThat(newsroom.log.voids).isEmpty();
    }

    @Test
    void needsTheDatabaseForANewAgreementOnly() {
        granted(admitted(get("/news/1", fields(KEY, ENOUGH))));
        newsroom.agreements.down = true;
        newsroom.repeats.down = true;

        assertThat(granted(admitted(get("/news/2", fields(KEY, ENOUGH))))).isNotNull();
        assertThat(rejected(get("/feed/1", fields(KEY))).problem()).isEqualTo(Problem.DATABASE_UNAVAILABLE);
        assertThat(rejected(get("/news/1", repeatable("k-1", ENOUGH))).problem())
                .isEqualTo(Problem.DATABASE_UNAVAILABLE);
    }

    @Test
    void sendsNoGrantWhoseIdempotencyKeyIsNotKept() {
        Admission admission = admitted(get("/news/1", repeatable("k-1", ENOUGH)));
        newsroom.repeats.down = true;

        assertThat(withheld(admission).problem()).isEqualTo(Problem.DATABASE_UNAVAILABLE);

        assertThat(newsroom.log.stored).isEmpty();
        assertThat(newsroom.log.abandoned).containsExactly(0L);
    }

    private Verdict decide(AccessRequest request) {
        return await(newsroom.flow.decide(request));
    }

    private Admission admitted(AccessRequest request) {
        return switch (decide(request)) {
            case Verdict.Admitted(Admission admission) -> admission;
            case Verdict.Open open -> throw new AssertionError("open");
            case Verdict.HeadOnly headOnly -> throw new AssertionError("head only");
            case Verdict.Quoted quoted -> throw new AssertionError(quoted);
            case Verdict.Rejected(ProblemDetails problem) -> throw new AssertionError(problem);
        };
    }

    private ProblemDetails rejected(AccessRequest request) {
        return switch (decide(request)) {
            case Verdict.Rejected(ProblemDetails problem) -> problem;
            case Verdict.Admitted admitted -> throw new AssertionError(admitted);
            case Verdict.Open open -> throw new AssertionError("open");
            case Verdict.HeadOnly headOnly -> throw new AssertionError("head only");
            case Verdict.Quoted quoted -> throw new AssertionError(quoted);
        };
    }

    private AccessGrant granted(Admission admission) {
        return switch (await(newsroom.flow.grant(admission, "\"v1\""))) {
            case Release.Granted(AccessGrant grant) -> grant;
            case Release.Unmetered unmetered -> throw new AssertionError(unmetered);
            case Release.Withheld(ProblemDetails problem) -> throw new AssertionError(problem);
        };
    }

    private ProblemDetails withheld(Admission admission) {
        return switch (await(newsroom.flow.grant(admission, null))) {
            case Release.Withheld(ProblemDetails problem) -> problem;
            case Release.Unmetered unmetered -> throw new AssertionError(unmetered);
            case Release.Granted(AccessGrant grant) -> throw new AssertionError(grant);
        };
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
