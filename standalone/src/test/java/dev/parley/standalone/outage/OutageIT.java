package dev.parley.standalone.outage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.backbone.Backbone;
import dev.parley.backbone.Ports;
import dev.parley.standalone.RunningStage;
import dev.parley.standalone.http.Call;
import dev.parley.standalone.http.Http;
import dev.parley.standalone.http.Reply;
import dev.parley.standalone.stage.Cast.Relationship;
import dev.parley.standalone.stage.Pause;
import dev.parley.standalone.stage.Publisher;
import dev.parley.standalone.story.Books;
import dev.parley.standalone.story.Sightings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What agents saw served is what is charged, whatever is missing while they read; and as soon as it is back, all goes on
 * by itself. One stage for all: what one outage leaves behind, the next one finds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutageIT {
    /** As documented in docs/explanation/outages.md. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);

    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ENOUGH = 10;
    private static final Duration LATENCY = Duration.ofMillis(150);

    private final Sightings sightings = new Sightings();
    private final YearMonth month = YearMonth.from(ZonedDateTime.now(ZoneOffset.UTC));
    private final Ports servers = new Ports(Ports.freePreferring(0), Ports.freePreferring(0));
    private final Relay toPostgres = Relay.to(servers.postgres());
    private final Relay toKafka = Relay.to(servers.kafka());
    private RunningStage running;
    private Books books;
    private AccessStream stream;

    @BeforeAll
    void open() {
        running = RunningStage.throwAway(
                "outages", () -> Backbone.temporary(servers, new Ports(toPostgres.port(), toKafka.port())));
        books = new Books(running.stage(), running.http());
        stream = new AccessStream(running.stage().backbone().bootstrapServers());
    }

    @AfterAll
    void close() throws IOException {
        stream.close();
        running.close();
        toPostgres.close();
        toKafka.close();
    }

    @Test
    @Order(1)
    void withstandsAStoppedBroker() {
        Backbone backbone = running.stage().backbone();

        play(
                load -> {
                    backbone.stopBroker();
                    await("requests are turned away", () -> load.refused("stream-unavailable") >= ENOUGH);
                    assertUnavailable(books.closeCall(Publisher.DAILY_PLANET, month.minusMonths(1)));
                    assertFine(books.statementCall(Load.RELATIONSHIPS.getFirst(), month));
                },
                backbone::startBroker);
    }

    @Test
    @Order(2)
    void withstandsAStoppedDatabase() {
        Backbone backbone = running.stage().backbone();

        play(
                load -> {
                    backbone.stopDatabaseServer();
                    await("requests are turned away", () -> load.refused("database-unavailable") >= ENOUGH);
                    assertUnavailable(books.statementCall(Load.RELATIONSHIPS.getFirst(), month));
                    assertUnavailable(books.completenessCall());
                    assertUnavailable(books.closeCall(Publisher.DAILY_PLANET, month.minusMonths(1)));
                },
                backbone::startDatabaseServer);
    }

    @Test
    @Order(3)
    void withstandsASlowBrokerAndOneThatStandsStill() {
        play(
                load -> {
                    toKafka.delay(LATENCY);
                    awaitServed(load);
                    toKafka.stall();
                    await("requests are turned away", () -> load.refused("stream-unavailable") >= ENOUGH);
                },
                toKafka::flow);

        assertThat(stream.voidsOfUnknownOutcome()).isPositive();
    }

    @Test
    @Order(4)
    void withstandsABrokerThatIsCutOffInTheMiddle() {
        play(
                load -> {
                    toKafka.throttle(20_000);
                    pauseFor(Duration.ofSeconds(1));
                    toKafka.cut();
                    await("requests are turned away", () -> load.refused("stream-unavailable") >= ENOUGH);
                },
                toKafka::flow);
    }

    @Test
    @Order(5)
    void withstandsASlowDatabaseAndOneThatStandsStill() {
        play(
                load -> {
                    toPostgres.delay(LATENCY);
                    awaitServed(load);
                    toPostgres.stall();
                    await("requests are turned away", () -> load.refused("database-unavailable") >= ENOUGH);
                    assertUnavailable(books.statementCall(Load.RELATIONSHIPS.getFirst(), month));
                },
                toPostgres::flow);
    }

    @Test
    @Order(6)
    void withstandsADatabaseThatIsCutOffInTheMiddleOfABatch() {
        play(
                load -> {
                    toPostgres.stall();
                    pauseFor(Duration.ofSeconds(1));
                    toPostgres.cut();
                    await("requests are turned away", () -> load.refused("database-unavailable") >= ENOUGH);
                },
                toPostgres::flow);
    }

    @Test
    @Order(7)
    void servesAtNoPriceForThePublisherThatStaysOpenAndCountsIt() {
        Relationship open = Load.RELATIONSHIPS.getFirst();
        Relationship closed = Load.RELATIONSHIPS.getLast();
        choose(open.publisher(), "open");
        Backbone backbone = running.stage().backbone();
        long[] unmetered = {0};

        play(
                load -> {
                    backbone.stopBroker();
                    await("the one serves at no price", () -> load.unmetered(open) >= ENOUGH);
                    await("the other refuses", () -> load.refused("stream-unavailable") >= ENOUGH);
                },
                backbone::startBroker,
                load -> {
                    unmetered[0] = load.unmetered(open);
                    assertThat(load.unmetered(closed)).isZero();
                });

        await(
                "all is counted",
                () -> stream.unmetered().getOrDefault(open.publisher().id(), 0L) >= unmetered[0]);
        assertThat(stream.unmetered()).containsOnlyKeys(open.publisher().id()).containsValue(unmetered[0]);
        choose(open.publisher(), "closed");
    }

    @Test
    @Order(8)
    void startsWithoutTheBrokerAndIsReadyWhenItIsBack() {
        Relationship reader = Load.RELATIONSHIPS.getFirst();
        Call article = Call.get(running.stage().page(reader.publisher().host(), "/news/1"))
                .authorizedBy(running.cast().key(reader.agent(), reader.publisher()))
                .with("Access-Bounds", reader.agent().bounds());
        toKafka.cut();
        running.stage().negotiation().restart();
        await("the gateway answers", () -> isAnswering(article));

        Reply early = sent(article);
        boolean readyEarly = isReady();
        toKafka.flow();

        assertThat(early.status()).isEqualTo(503);
        assertThat(early.json().path("type").asText()).isEqualTo("/problems/not-ready");
        assertThat(readyEarly).isFalse();
        await("it is ready", this::isReady);
        Reply served = sent(article).expecting(200);
        sightings.note(reader.agent(), reader.publisher(), served);
        assertBooksAgree();
    }

    @Test
    @Order(9)
    void closesTheMonthWithEveryEventAccountedFor() {
        Instant dayAfter =
                month.plusMonths(1).atDay(3).atStartOfDay(ZoneOffset.UTC).toInstant();
        running.stage().moveBillingClock(Duration.between(Instant.now(), dayAfter));
        closeManyTimesAtOnce(Publisher.DAILY_PLANET);

        for (Publisher publisher : Publisher.values()) {
            await("the month closes", () -> status(books.closeCall(publisher, month)) == 200);
            Books.Equation period = books.periodEquation(publisher, month);
            assertThat(period.holds()).as(period.text()).isTrue();
        }
        assertBooksAgree();
        await("the usage log has all", () -> loggedDeliveries().size() >= sightings.count());
        assertThat(loggedDeliveries()).containsExactlyInAnyOrderElementsOf(sightings.responseIds());
    }

    /** Each close holds connections; whoever asks for a statement meanwhile needs one too. */
    private void closeManyTimesAtOnce(Publisher publisher) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Integer>> closes = IntStream.range(0, 24)
                    .mapToObj(number ->
                            CompletableFuture.supplyAsync(() -> status(books.closeCall(publisher, month)), threads))
                    .toList();
            assertFine(books.statementCall(Load.RELATIONSHIPS.getFirst(), month));
            assertThat(closes).extracting(CompletableFuture::join).isSubsetOf(200, 429, 503);
        }
    }

    private boolean isReady() {
        return isAnswering(Call.get(running.stage().negotiation().service().readiness()))
                && status(Call.get(running.stage().negotiation().service().readiness())) == 200;
    }

    private static boolean isAnswering(Call call) {
        try {
            sent(call);
            return true;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private interface Scene {
        void with(Load load);
    }

    private void play(Scene outage, Runnable end) {
        play(outage, end, load -> {});
    }

    /** Agents read before, during and after; in the end the books say what they saw. */
    private void play(Scene outage, Runnable end, Scene afterwards) {
        try (Load load = Load.begin(running, ANSWER_LIMIT, sightings)) {
            awaitServed(load);
            try {
                outage.with(load);
            } finally {
                end.run();
            }
            long back = System.nanoTime();
            awaitServed(load);
            assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(RECOVERY_LIMIT);
            load.end();
            load.assertAnswersAreClear();
            afterwards.with(load);
        }
        assertBooksAgree();
    }

    /** Every agent gets something under a grant from now on. */
    private static void awaitServed(Load load) {
        for (Relationship relationship : Load.RELATIONSHIPS) {
            long before = load.served(relationship);
            await(relationship + " is served", () -> load.served(relationship) >= before + 2);
        }
    }

    private void assertBooksAgree() {
        await("billing has read the stream to its end", this::isStreamRead);
        for (Relationship relationship : Load.RELATIONSHIPS) {
            await(
                    "all that was delivered is charged",
                    () -> books.statement(relationship, month).quantity() >= sightings.count(relationship));
            Books.Statement statement = books.statement(relationship, month);
            assertThat(statement.quantity()).as("%s", relationship).isEqualTo(sightings.count(relationship));
            assertThat(statement.amount()).isEqualByComparingTo(sightings.amount(relationship));
        }
        assertThat(books.intakeEquations()).isNotEmpty().allMatch(Books.Equation::holds);
        assertThat(books.trialBalance()).isNotEmpty().allMatch(Books.BalanceOfAsset::isZero);
    }

    /** The response ids of what was delivered, as the usage log has them. */
    private Set<String> loggedDeliveries() {
        var delivered = new HashSet<String>();
        String next = "";
        do {
            JsonNode page = sent(Call.get(running.stage().usageLog("/v1/accesses?limit=1000" + next))
                            .authorizedBy(running.stage().operator()))
                    .expecting(200)
                    .json();
            page.path("accesses").forEach(access -> {
                if (access.path("state").asText().equals("delivered")) {
                    delivered.add(access.path("responseId").asText());
                }
            });
            next = page.has("next") ? "&next=" + page.path("next").asText() : "";
        } while (!next.isEmpty());
        return delivered;
    }

    private boolean isStreamRead() {
        long read = books.intakeEquations().stream()
                .filter(equation -> equation.of().startsWith("parley.access.v1"))
                .mapToLong(Books.Equation::whole)
                .sum();
        return read == stream.length();
    }

    private void choose(Publisher publisher, String word) {
        running.http()
                .send(Call.put(running.stage().negotiation("/v1/publishers/%s/outages".formatted(publisher.id())))
                        .authorizedBy(running.stage().operator())
                        .withBody(
                                "application/json",
                                "{\"kafka\":\"%1$s\",\"database\":\"%1$s\",\"keys\":\"closed\"}".formatted(word)))
                .expecting(200);
    }

    private static void assertUnavailable(Call call) {
        Reply reply = sent(call);
        assertThat(reply.status()).as(reply.body()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isPresent();
        assertThat(reply.header("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    private static void assertFine(Call call) {
        Reply reply = sent(call);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private static Reply sent(Call call) {
        return new Http(ANSWER_LIMIT).send(call);
    }

    private static int status(Call call) {
        return sent(call).status();
    }

    private static void pauseFor(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            Pause.aMoment();
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + " within " + PATIENCE).isLessThan(deadline);
            Pause.aMoment();
        }
    }
}
