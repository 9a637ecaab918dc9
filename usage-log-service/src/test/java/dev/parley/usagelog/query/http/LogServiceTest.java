package dev.parley.usagelog.query.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.backbone.Backbone;
import dev.parley.backbone.Database;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.UuidV7;
import dev.parley.schemas.EventKey;
import dev.parley.schemas.Topic;
import dev.parley.usagelog.Golden;
import dev.parley.usagelog.log.kafka.TestRecords;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URL;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log of the whole service, on a real broker and a real database that come and go. */
@QuarkusTest
@QuarkusTestResource(value = LogServers.class, restrictToAnnotatedClass = true)
class LogServiceTest {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Stopped by one of the tests, so that nobody else may use it. */
    private static final int SPOILT_PARTITION = 3;

    @SuppressWarnings("NullAway.Init") // set by LogServers
    Backbone servers;

    @TestHTTPResource(value = "/health/ready", management = true)
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    URL readiness;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final String suffix = String.valueOf(COUNT.incrementAndGet());
    private final String publisher = "pub_planet_" + suffix;
    private final String client = clientOutsideOf(SPOILT_PARTITION);
    private final String publisherKey = "parley_pub_" + suffix;
    private final String clientKey = "parley_cli_" + suffix;
    private final TestRecords records = new TestRecords(publisher, client);
    private final UUID grant = UuidV7.create(now.minusSeconds(60), new Random());
    private final UUID line = UUID.randomUUID();
    private final String report = "rep_of_" + suffix;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Streams streams;

    @BeforeEach
    void registerParties() {
        streams = new Streams(servers.bootstrapServers());
        streams.publisher(publisher, publisherKey);
        streams.client(publisher, client, clientKey);
        await(() -> as(publisherKey).get("/v1/usage").statusCode() == 200);
        await(() -> as(clientKey).get("/v1/usage").statusCode() == 200);
    }

    @AfterEach
    void closeStreams() {
        streams.close();
    }

    @Test
    void tellsWhatWasAccessedAndHowItEnded() {
        grant();
        await(() -> accesses().getList("accesses").size() == 1);
        assertThat(accesses().getString("accesses[0].state")).isEqualTo("granted");

        streams.send(Topic.ACCESS, records.key(), records.delivered(grant, now));

        await(() -> accesses().getString("accesses[0].state").equals("delivered"));
        assertThat(accesses().getString("accesses[0].resource")).isEqualTo("https://planet.example/news/1");
        assertThat(accesses().getLong("accesses[0].bytes")).isEqualTo(4096);
    }

    @Test
    void countsAUseOnceItsAccessIsKnown() {
        report();
        await(() -> usage().getList("usage").size() == 1);
        assertThat(usage().getString("usage[0].status")).isEqualTo("waiting");
        await(() -> reportBody().getString("receivedAt") != null);
        assertThat(reportBody().getString("state")).isEqualTo("settling");

        grant();

        await(() -> reportBody().getString("state").equals("settled"));
        assertThat(usage().getString("usage[0].status")).isEqualTo("counted");
        assertThat(reportBody().getInt("counts.counted")).isEqualTo(1);
    }

    @Test
    void countsNoUseOfWhatWasTakenBack() {
        streams.send(Topic.ACCESS, records.key(), records.voided(grant, now));
        report();

        await(() -> usage().getList("usage").size() == 1
                && usage().getString("usage[0].status").equals("voided"));
    }

    @Test
    void followsAReportFromItsPostUntilItIsSettled() {
        var agreement = new AgreementId("agr_" + client);
        String response = LogServers.responseIds()
                .mint(grant, new PublisherId(publisher), new PayerId(client), agreement)
                .value();
        String cited = """
                {"id": "cite-1", "responseId": "%s", "agreement": "%s", "use": "cited", "quantity": %d, "usedAt": "%s"}
                """;
        grant();

        Response first = post(cited.formatted(response, agreement, 2, now));
        Response contradiction = post(cited.formatted(response, agreement, 3, now));

        await(() -> isSettled(first) && isSettled(contradiction));
        assertThat(usage().getList("usage")).hasSize(1);
        assertThat(usage().getInt("usage[0].quantity")).isEqualTo(2);
        assertThat(statusOf(contradiction).getString("findings[0].id")).isEqualTo("cite-1");
        assertThat(statusOf(contradiction).getString("findings[0].status")).isEqualTo("conflict");
        assertThat(statusOf(contradiction).getString("findings[0].firstReport")).isEqualTo(first.path("report"));
    }

    @Test
    void showsNobodyWhatIsAnothers() {
        grant();
        report();
        await(() -> as(clientKey).get("/v1/usage/reports/" + report).statusCode() == 200);
        String stranger = "parley_cli_stranger_" + suffix;
        streams.client(publisher, "cli_stranger_" + suffix, stranger);
        await(() -> as(stranger).get("/v1/usage").statusCode() == 200);

        assertThat(as(publisherKey).get("/v1/usage/reports/" + report).statusCode())
                .isEqualTo(200);
        assertThat(as(LogServers.OPERATOR_KEY)
                        .get("/v1/usage/reports/" + report)
                        .statusCode())
                .isEqualTo(200);
        assertThat(as(stranger).get("/v1/usage/reports/" + report).asString())
                .isEqualTo(as(clientKey).get("/v1/usage/reports/rep_of_nobody").asString());
        assertThat(as(stranger).get("/v1/usage/reports/" + report).statusCode()).isEqualTo(404);
        assertThat(as(stranger).get("/v1/usage").jsonPath().getList("usage")).isEmpty();
        assertThat(as(stranger).get("/v1/accesses?client=" + client).statusCode())
                .isEqualTo(404);
        assertThat(as(clientKey).get("/v1/usage?publisher=pub_other").statusCode())
                .isEqualTo(404);
    }

    @Test
    void asksForAKeyAndForAQuestionThatCanBeAnswered() {
        assertThat(given().get("/v1/usage").statusCode()).isEqualTo(401);
        assertThat(given().get("/v1/accesses").statusCode()).isEqualTo(401);
        assertThat(as(clientKey).get("/v1/completeness").statusCode()).isEqualTo(403);
        for (String question : List.of("agreement=x", "from=today", "until=never", "next=there", "limit=0")) {
            Response answer = as(clientKey).get("/v1/accesses?" + question);
            assertThat(answer.statusCode()).as(question).isEqualTo(400);
            assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/invalid-request");
        }
        for (String report : List.of("%00", "rep_%00", "x", "rep_" + "x".repeat(3000))) {
            Response answer = as(clientKey).urlEncodingEnabled(false).get("/v1/usage/reports/" + report);
            assertThat(answer.statusCode()).as(report).isEqualTo(404);
        }
    }

    @Test
    void goesThroughAListPageByPage() {
        IntStream.range(0, 5)
                .forEach(i -> streams.send(
                        Topic.ACCESS,
                        records.key(),
                        records.granted(UUID.randomUUID(), now.minusSeconds(i)).build()));
        await(() -> accesses().getList("accesses").size() == 5);

        JsonPath first = as(clientKey).get("/v1/accesses?limit=3").jsonPath();
        JsonPath rest = as(clientKey)
                .get("/v1/accesses?limit=3&next=" + first.getString("next"))
                .jsonPath();

        assertThat(first.getList("accesses")).hasSize(3);
        assertThat(rest.getList("accesses")).hasSize(2);
        assertThat(rest.getString("next")).isNull();
    }

    @Test
    void readsOnWhenTheBrokerComesBack() {
        grant();
        await(() -> accesses().getList("accesses").size() == 1);

        servers.stopBroker();
        try {
            await(() -> !isReading());
            assertThat(accesses().getList("accesses")).hasSize(1);
        } finally {
            servers.startBroker();
        }
        report();

        await(() -> reportBody().getMap("").containsKey("state")
                && reportBody().getString("state").equals("settled"));
        await(this::isReading);
    }

    @Test
    void readsOnWhenTheDatabaseComesBack() {
        servers.stopDatabaseServer();
        try {
            Response away = as(clientKey).get("/v1/usage");
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(away.header("Retry-After")).isNotNull();
            grant();
            report();
            await(() -> !isReading());
        } finally {
            servers.startDatabaseServer();
        }

        await(() -> as(clientKey).get("/v1/usage/reports/" + report).statusCode() == 200
                && reportBody().getString("state").equals("settled"));
        await(this::isReading);
        assertThat(as(LogServers.OPERATOR_KEY)
                        .get("/v1/completeness")
                        .jsonPath()
                        .getBoolean("holds"))
                .isTrue();
    }

    @Test
    void givesUpWhatTakesTooLongAndSaysHowToAskForLess() throws SQLException {
        Database database = servers.database("usage_log");
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE access IN ACCESS EXCLUSIVE MODE");

            Response answer = as(clientKey).get("/v1/accesses?use=search");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("2");
            Golden.assertJson("took-too-long.json", answer.asString());
            try (var waiting = statement.executeQuery(
                    "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%FROM access%' AND state = 'active'"
                            + " AND pid <> pg_backend_pid()")) {
                waiting.next();
                assertThat(waiting.getInt(1)).isZero();
            }
        }
    }

    @Test
    void stopsAtAnEventOfAnUnknownSchemaThatPartitionAlone() {
        String partition = Topic.ACCESS.topicName() + "-" + SPOILT_PARTITION;

        streams.sendUnknown(Topic.ACCESS, SPOILT_PARTITION, records.unmetered(now));

        await(() -> health().getString("'" + partition + "'") != null);
        assertThat(health().getString("'" + partition + "'")).contains("deploy a newer one");
        grant();
        await(() -> accesses().getList("accesses").size() == 1);
    }

    private void grant() {
        streams.send(Topic.ACCESS, records.key(), records.granted(grant, now).build());
    }

    private void report() {
        streams.send(
                Topic.USAGE,
                records.key(),
                records.reported(line, grant, report, now).build());
        streams.send(Topic.USAGE, records.key(), records.received(report, 1, now));
    }

    private Response post(String line) {
        Response answer = as(clientKey)
                .contentType("application/json")
                .body("{\"records\": [" + line + "]}")
                .post("/v1/usage");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        return answer;
    }

    private boolean isSettled(Response taken) {
        Response status = as(clientKey).get(taken.<String>path("status"));
        return status.statusCode() == 200
                && status.jsonPath().getString("state").equals("settled");
    }

    private JsonPath statusOf(Response taken) {
        return as(clientKey).get(taken.<String>path("status")).jsonPath();
    }

    private JsonPath usage() {
        return as(clientKey).get("/v1/usage").jsonPath();
    }

    private JsonPath accesses() {
        return as(publisherKey).get("/v1/accesses?client=" + client).jsonPath();
    }

    private JsonPath reportBody() {
        return as(clientKey).get("/v1/usage/reports/" + report).jsonPath();
    }

    /** Whether nothing but the partition that a test spoilt keeps the log from being read. */
    private boolean isReading() {
        return health().getMap("").keySet().stream()
                .map(String::valueOf)
                .filter(key -> !key.startsWith(Topic.ACCESS.topicName()))
                .allMatch(key -> key.equals("reading") || key.equals("behind"));
    }

    /** What readiness says of the log. */
    private JsonPath health() {
        return given().get(readiness.toString()).jsonPath().setRootPath("checks.find { it.name == 'log' }.data");
    }

    private String clientOutsideOf(int partition) {
        return IntStream.range(0, 100)
                .mapToObj(i -> "cli_reader_%s_%d".formatted(suffix, i))
                .filter(name -> BuiltInPartitioner.partitionForKey(
                                EventKey.relationship(publisher, name), Topic.ACCESS.partitions())
                        != partition)
                .findFirst()
                .orElseThrow();
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting after " + PATIENCE).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
