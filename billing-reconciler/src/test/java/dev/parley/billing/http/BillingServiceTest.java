package dev.parley.billing.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.backbone.Backbone;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service on a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(RunningBackbone.class)
class BillingServiceTest {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Instant NOON = Instant.parse("2026-10-10T11:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String suffix = ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
    private final String publisher = "pub_planet_" + suffix;
    private final String client = "cli_reader_" + suffix;
    private final String publisherKey = "parley_pub_" + suffix;
    private final String clientKey = "parley_cli_" + suffix;

    private final Streams streams = new Streams(Backbone.shared().bootstrapServers());

    @BeforeEach
    void registerParties() {
        streams.publisher(publisher, publisherKey);
        streams.client(publisher, client, clientKey);
        await(() -> as(clientKey).get("/v1/statements?period=2026-10").statusCode() == 200);
    }

    @AfterEach
    void closeStreams() {
        streams.close();
    }

    @Test
    void statesWhatWasDelivered() {
        for (int i = 0; i < 3; i++) {
            deliver(UUID.randomUUID());
        }

        JsonPath statement = statementOnceCounted(3);

        assertThat(statement.getBoolean("provisional")).isTrue();
        assertThat(statement.getString("totals[0].amount.amount")).isEqualTo("0.006");
        assertThat(statement.getString("totals[0].amount.currency")).isEqualTo("EUR");
        assertThat(statement.getString("lines[0].unitPrice.amount")).isEqualTo("0.002");
        assertThat(statement.getString("lines[0].offer")).isEqualTo("read-and-ground");
    }

    @Test
    void tellsWhatBecameOfAResponse() {
        var grant = UUID.randomUUID();
        String responseId = streams.granted(grant, publisher, client, NOON);
        await(() -> as(clientKey).get("/v1/accesses/" + responseId).statusCode() == 200);
        assertThat(access(responseId).getString("charge.state")).isEqualTo("pending");

        streams.delivered(grant, publisher, client, NOON.plusSeconds(1));

        await(() -> access(responseId).getString("state").equals("delivered"));
        assertThat(access(responseId).getString("charge.state")).isEqualTo("charged");
    }

    @Test
    void chargesWhatWasDoneWithAResponse() {
        var grant = UUID.randomUUID();
        String responseId = streams.granted(grant, publisher, client, NOON);
        streams.cited(grant, responseId, publisher, client, 3, NOON.plusSeconds(2));
        streams.delivered(grant, publisher, client, NOON.plusSeconds(1));

        await(() -> as(clientKey).get("/v1/accesses/" + responseId).statusCode() == 200
                && access(responseId).getList("uses") != null
                && access(responseId).getString("state").equals("delivered"));

        assertThat(access(responseId).getString("uses[0].unit")).isEqualTo("cited");
        assertThat(access(responseId).getString("uses[0].state")).isEqualTo("charged");
        assertThat(access(responseId).getInt("uses[0].quantity")).isEqualTo(3);
        JsonPath statement = statementOnceCounted(4);
        assertThat(statement.getString("totals[0].amount.amount")).isEqualTo("0.032");
        JsonPath completeness =
                as(RunningBackbone.OPERATOR_KEY).get("/v1/completeness").jsonPath();
        assertThat(completeness.getList("partitions.topic")).contains("parley.access.v1", "parley.usage.v1");
        assertThat(completeness.getBoolean("holds")).isTrue();

        JsonPath closed = as(publisherKey)
                .post("/v1/publishers/" + publisher + "/periods/2026-10/close")
                .jsonPath();

        assertThat(closed.getInt("completeness.accepted")).isEqualTo(2);
        assertThat(closed.getInt("completeness.billed")).isEqualTo(2);
        assertThat(closed.getList("invoices[0].lines.unit")).containsExactlyInAnyOrder("access", "cited");
    }

    @Test
    void quarantinesGarbageAndChargesAboveTheBound() {
        streams.garbage(publisher, client);
        streams.grantedAboveBound(UUID.randomUUID(), publisher, client, NOON);
        deliver(UUID.randomUUID());

        statementOnceCounted(1);

        JsonPath completeness =
                as(RunningBackbone.OPERATOR_KEY).get("/v1/completeness").jsonPath();
        assertThat(completeness.getBoolean("holds")).isTrue();
        assertThat(completeness.getList("partitions.quarantined", Long.class).stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(2);
    }

    @Test
    void balancesItsBooks() {
        deliver(UUID.randomUUID());
        statementOnceCounted(1);

        JsonPath balance =
                as(RunningBackbone.OPERATOR_KEY).get("/v1/trial-balance").jsonPath();

        assertThat(balance.getBoolean("balanced")).isTrue();
        assertThat(balance.getString("assets[0].sum")).isEqualTo("0");
    }

    @Test
    void showsNobodyWhatIsAnothers() {
        String responseId = streams.granted(UUID.randomUUID(), publisher, client, NOON);
        await(() -> as(clientKey).get("/v1/accesses/" + responseId).statusCode() == 200);
        String stranger = strangersKey();

        assertThat(as(stranger).get("/v1/accesses/" + responseId).statusCode()).isEqualTo(404);
        assertThat(as(stranger)
                        .get("/v1/statements?period=2026-10&client=" + client)
                        .statusCode())
                .isEqualTo(404);
        assertThat(as(clientKey)
                        .get("/v1/statements?period=2026-10&publisher=pub_other")
                        .statusCode())
                .isEqualTo(404);
        assertThat(as(stranger).get("/v1/statements?period=2026-10").jsonPath().getList("lines"))
                .isEmpty();
    }

    @Test
    void asksForAKeyAndForTheRightOne() {
        assertThat(given().get("/v1/statements?period=2026-10").statusCode()).isEqualTo(401);
        assertThat(as("parley_cli_nobody").get("/v1/statements?period=2026-10").statusCode())
                .isEqualTo(401);
        assertThat(as(clientKey).get("/v1/trial-balance").statusCode()).isEqualTo(403);
        Response wrong = as(clientKey).get("/v1/statements?period=October");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.contentType()).startsWith("application/problem+json");
    }

    @Test
    void closesAPeriodIntoInvoicesThatTheirPartiesCanRead() {
        for (int i = 0; i < 7; i++) {
            deliver(UUID.randomUUID());
        }
        statementOnceCounted(7);
        String path = "/v1/publishers/" + publisher + "/periods/2026-10";

        Response closed = as(publisherKey).post(path + "/close");

        assertThat(closed.statusCode()).isEqualTo(200);
        assertThat(closed.jsonPath().getString("state")).isEqualTo("closed");
        assertThat(closed.jsonPath().getInt("completeness.billed")).isEqualTo(7);
        assertThat(closed.jsonPath().getBoolean("completeness.holds")).isTrue();
        assertThat(closed.jsonPath().getString("invoices[0].total.amount")).isEqualTo("0.01");
        assertThat(as(RunningBackbone.OPERATOR_KEY).post(path + "/close").asString())
                .isEqualTo(closed.asString());
        assertThat(as(publisherKey).get(path).jsonPath().getString("state")).isEqualTo("closed");
        assertThat(as(clientKey).post(path + "/close").statusCode()).isEqualTo(403);
        assertThat(statement().getBoolean("provisional")).isFalse();

        String invoice = as(clientKey).get("/v1/invoices").jsonPath().getString("invoices[0].invoice");
        assertThat(as(clientKey).get("/v1/invoices/" + invoice).statusCode()).isEqualTo(200);
        assertThat(as(clientKey).get("/v1/invoices/" + invoice).jsonPath().getString("carriedOut.amount"))
                .isEqualTo("0.004");
        assertThat(as(publisherKey)
                        .accept("text/csv")
                        .get("/v1/invoices/" + invoice)
                        .asString()
                        .lines())
                .hasSize(2);
        assertThat(as(strangersKey()).get("/v1/invoices/" + invoice).statusCode())
                .isEqualTo(404);
    }

    @Test
    void refusesToCloseThePeriodThatRunsAndAnothersPeriods() {
        String now = YearMonth.now(ZoneId.of("Europe/Berlin")).toString();
        Response running = as(publisherKey).post("/v1/publishers/" + publisher + "/periods/" + now + "/close");
        assertThat(running.statusCode()).isEqualTo(409);
        assertThat(running.jsonPath().getString("type")).isEqualTo("/problems/period-running");
        assertThat(as(publisherKey)
                        .post("/v1/publishers/pub_other/periods/2026-10/close")
                        .statusCode())
                .isEqualTo(404);
        assertThat(as(RunningBackbone.OPERATOR_KEY)
                        .post("/v1/publishers/pub_nobody/periods/2026-10/close")
                        .statusCode())
                .isEqualTo(404);
    }

    private String strangersKey() {
        String stranger = "parley_cli_stranger_" + suffix;
        streams.client(publisher, "cli_stranger_" + suffix, stranger);
        await(() -> as(stranger).get("/v1/statements?period=2026-10").statusCode() == 200);
        return stranger;
    }

    private void deliver(UUID grant) {
        streams.granted(grant, publisher, client, NOON);
        streams.delivered(grant, publisher, client, NOON.plusSeconds(1));
    }

    private JsonPath access(String responseId) {
        return as(clientKey).get("/v1/accesses/" + responseId).jsonPath();
    }

    private JsonPath statementOnceCounted(int accesses) {
        await(() -> {
            var quantities = statement().getList("totals.quantity", Integer.class);
            return !quantities.isEmpty() && quantities.getFirst() == accesses;
        });
        return statement();
    }

    private JsonPath statement() {
        return as(publisherKey)
                .get("/v1/statements?period=2026-10&client=" + client)
                .jsonPath();
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
