package dev.parley.negotiation.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.negotiation.access.DeliveryCheck.Finding;
import dev.parley.negotiation.problem.Fault;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryCheckTest {
    private static final String ENOUGH = "access=\"0.002\";currency=EUR, cited=\"0.01\";currency=EUR";
    private static final Instant NOW = Newsroom.NOW.plusSeconds(60);

    private final DeliveryCheck check = new DeliveryCheck(Newsroom.RESPONSE_IDS, () -> NOW, Duration.ofMinutes(5));
    private final AccessGrant grant = grant();
    private final String token = DeliveryToken.of(grant, Newsroom.RESPONSE_IDS).value();

    @Test
    void acceptsWhatAnEdgeOfThePublisherReports() {
        Finding finding = check(token, Delivery.Outcome.COMPLETE, 200, NOW);

        assertThat(finding)
                .isEqualTo(new Finding.Accepted(new ReportedDelivery(
                        grant.id(),
                        Newsroom.PUBLISHER,
                        PayerId.of(Newsroom.CLIENT),
                        new Delivery(Delivery.Outcome.COMPLETE, 200, 33),
                        NOW)));
    }

    @Test
    void refusesAnotherPublishersDelivery() {
        Finding foreign = check.check(
                new PublisherId("pub_gazette"), new DeliveryClaim(token, Delivery.Outcome.COMPLETE, 200, 33, NOW));

        assertThat(faultOf(foreign).pointer()).isEqualTo("/delivery");
        assertThat(faultOf(foreign).message()).doesNotContain("pub_daily_planet");
    }

    @Test
    void refusesATokenOfWhichAnyPartWasChanged() {
        String[] parts = token.split("\\.");
        String otherId = (parts[0].charAt(5) == 'A' ? "B" : "A") + parts[0].substring(6);

        for (String forged : new String[] {
            parts[0].substring(0, 5) + otherId + "." + parts[1] + "." + parts[2],
            parts[0] + ".agr_other." + parts[2],
            parts[0] + "." + parts[1] + ".cli_other",
            parts[0] + "." + parts[1] + ".pay_anonymous"
        }) {
            assertThat(faultOf(check(forged, Delivery.Outcome.COMPLETE, 200, NOW))
                            .pointer())
                    .as(forged)
                    .isEqualTo("/delivery");
        }
    }

    /** Response ids are seen by agents and in access logs, those of the gateway's grants too. */
    @Test
    void refusesATokenMadeOfAResponseId() {
        String made =
                String.join(".", grant.responseId().value(), grant.agreementId().value(), Newsroom.CLIENT.value());

        assertThat(faultOf(check(made, Delivery.Outcome.COMPLETE, 200, NOW)).pointer())
                .isEqualTo("/delivery");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "AAAA.agr_x.cli_y", "AAAA.agr_x.cli_y.z", "\u0000", "agr_x.cli_y"})
    void refusesWhatIsNoToken(String text) {
        assertThat(faultOf(check(text, Delivery.Outcome.COMPLETE, 200, NOW)).pointer())
                .isEqualTo("/delivery");
    }

    @Test
    void allowsForClocksThatAreAMatterOfMinutesOff() {
        assertThat(check(token, Delivery.Outcome.COMPLETE, 200, NOW.plus(Duration.ofMinutes(5))))
                .isInstanceOf(Finding.Accepted.class);
        assertThat(check(token, Delivery.Outcome.COMPLETE, 200, Newsroom.NOW.minus(Duration.ofMinutes(5))))
                .isInstanceOf(Finding.Accepted.class);
    }

    @Test
    void refusesDeliveriesOfTheFutureAndOfTheTimeBeforeTheGrant() {
        Instant late = NOW.plus(Duration.ofMinutes(5)).plusNanos(1000);
        Instant early = Newsroom.NOW.minus(Duration.ofMinutes(5)).minusNanos(1000);

        assertThat(faultOf(check(token, Delivery.Outcome.COMPLETE, 200, late)).message())
                .contains("yet to come");
        assertThat(faultOf(check(token, Delivery.Outcome.COMPLETE, 200, early)).message())
                .contains("before the response was granted");
        assertThat(faultOf(check(token, Delivery.Outcome.COMPLETE, 200, Instant.MAX))
                        .pointer())
                .isEqualTo("/endedAt");
        assertThat(faultOf(check(token, Delivery.Outcome.COMPLETE, 200, Instant.MIN))
                        .pointer())
                .isEqualTo("/endedAt");
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETE, 200, COMPLETE",
        "COMPLETE, 206, COMPLETE",
        "COMPLETE, 204, ORIGIN_FAILED",
        "COMPLETE, 205, ORIGIN_FAILED",
        "COMPLETE, 304, ORIGIN_FAILED",
        "COMPLETE, 404, ORIGIN_FAILED",
        "COMPLETE, 502, ORIGIN_FAILED",
        "CLIENT_ABORTED, 200, CLIENT_ABORTED",
        "ORIGIN_ABORTED, 200, ORIGIN_ABORTED",
        "ORIGIN_FAILED, 200, ORIGIN_FAILED"
    })
    void owesOnlyContentThatCameToItsEnd(Delivery.Outcome said, int status, Delivery.Outcome taken) {
        var finding = (Finding.Accepted) check(token, said, status, NOW);

        assertThat(finding.delivery().delivery().outcome()).isEqualTo(taken);
    }

    private Finding check(String token, Delivery.Outcome outcome, int status, Instant endedAt) {
        return check.check(Newsroom.PUBLISHER, new DeliveryClaim(token, outcome, status, 33, endedAt));
    }

    private static Fault faultOf(Finding finding) {
        assertThat(finding).isInstanceOf(Finding.Rejected.class);
        return ((Finding.Rejected) finding).faults().getFirst();
    }

    private static AccessGrant grant() {
        var newsroom = new Newsroom();
        var admitted = (Verdict.Admitted)
                now(newsroom.flow.decide(Newsroom.get("/news/1", Newsroom.fields(Newsroom.KEY, ENOUGH))));
        return ((Release.Granted) now(newsroom.flow.grant(admitted.admission(), null))).grant();
    }

    private static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
