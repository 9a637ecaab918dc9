package dev.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.standalone.http.Call;
import dev.parley.standalone.http.Reply;
import dev.parley.standalone.newsroom.Newsroom.Behaviour;
import dev.parley.standalone.process.ServiceProcess;
import dev.parley.standalone.stage.Agent;
import dev.parley.standalone.stage.Cast.Relationship;
import dev.parley.standalone.stage.Pause;
import dev.parley.standalone.stage.Publisher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an agent is reading when the gateway is asked to end. */
class DrainIT {
    private static final Relationship READING = new Relationship(Publisher.HARBOUR_GAZETTE, Agent.LUMEN);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static RunningStage running;
    private static ServiceProcess negotiation;

    @BeforeAll
    static void open() {
        running = RunningStage.throwAway("drain");
        negotiation = running.stage().negotiation();
        running.stage().gazette().behave(Behaviour.HELD);
    }

    @AfterAll
    static void close() {
        running.close();
    }

    @Test
    void completesTheBodyThatIsUnderwayAndRefusesTheNextBeforeItEnds() throws IOException {
        gatewayMayDrainFor(LIMIT);
        try (var reading = reading("/news/1")) {
            String firstHalf = reading.readSome();

            negotiation.askToEnd();

            await("readiness goes down", () -> !negotiation.isReady());
            thatNothingNewBegins();
            assertThat(negotiation.isAlive()).isTrue();
            running.stage().gazette().sendOneRest();
            String article = firstHalf + reading.readToTheEnd();
            assertThat(article).contains("</html>");
            assertThat(negotiation.endsWithin(LIMIT)).isTrue();
            await("the article is owed", () -> state(reading.responseId()).equals("delivered"));
        }
    }

    @Test
    void endsAtTheLimitWithABodyThatStandsStillAndChargesNothingForIt() throws IOException {
        gatewayMayDrainFor(Duration.ofSeconds(2));
        try (var reading = reading("/news/2")) {
            reading.readSome();

            negotiation.askToEnd();

            assertThat(negotiation.endsWithin(LIMIT)).isTrue();
            assertThat(reading.isCutOff()).isTrue();
            await("the grant is known", () -> !state(reading.responseId()).isEmpty());
            assertThat(state(reading.responseId())).isNotEqualTo("delivered");
        }
    }

    private void gatewayMayDrainFor(Duration limit) {
        negotiation.restart(Map.of("quarkus.shutdown.timeout", limit.toString()));
        negotiation.awaitReady(LIMIT);
    }

    private void thatNothingNewBegins() {
        try {
            Reply reply = running.http().send(article("/news/3"));
            assertThat(reply.status()).as(reply.body()).isEqualTo(503);
            assertThat(reply.header("Retry-After")).isPresent();
        } catch (UncheckedIOException closed) {
            assertThat(closed).hasMessageContaining("/news/3");
        }
    }

    private ArticleReading reading(String path) throws IOException {
        return ArticleReading.begin(article(path));
    }

    private Call article(String path) {
        return Call.get(running.stage().page(READING.publisher().host(), path))
                .authorizedBy(running.cast().key(READING.agent(), READING.publisher()))
                .with("Access-Bounds", READING.agent().bounds());
    }

    /** As billing knows the access; empty while it does not. */
    private String state(String responseId) {
        JsonNode access = running.http()
                .send(Call.get(running.stage().billing("/v1/accesses/" + responseId))
                        .authorizedBy(running.stage().operator()))
                .expecting(200, 404)
                .json();
        return access.path("state").asText("");
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + " within " + LIMIT).isLessThan(deadline);
            Pause.aMoment();
        }
    }
}
