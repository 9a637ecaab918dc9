package dev.parley.usagelog.report.http;

import static dev.parley.usagelog.TestUsage.keys;
import static dev.parley.usagelog.report.http.Buyer.cited;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.parley.backbone.Backbone;
import dev.parley.protocol.agreement.ResponseId;
import dev.parley.schemas.Uuids;
import dev.parley.schemas.event.UsageReportReceived;
import dev.parley.schemas.event.UsageReported;
import dev.parley.usagelog.Golden;
import dev.parley.usagelog.TestUsage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole service on a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(value = RunningBackbone.class, restrictToAnnotatedClass = true)
class UsageRouteTest {
    private static final String BROKER = Backbone.shared().bootstrapServers();

    @SuppressWarnings("NullAway.Init") // known before each test
    private Buyer buyer;

    @BeforeEach
    void registerABuyerWhoseResponsesHaveTheFirstKey() {
        Servers.writeKeys(1);
        buyer = Buyer.registered(BROKER);
    }

    @Test
    void storesEachLineAndThenTheReport() {
        ResponseId response = buyer.accessed(keys(1));

        Response answer = buyer.report(report(cited("c-1", response), cited("c-2", response)));

        answer.then().statusCode(202).header("Location", "/v1/usage/reports/" + answer.path("report"));
        List<SpecificRecord> events = stored(3);
        assertThat(events.subList(0, 2)).allSatisfy(event -> {
            var line = (UsageReported) event;
            assertThat(line.getReport()).isEqualTo(answer.<String>path("report"));
            assertThat(line.getResponseId()).isEqualTo(response.value());
            assertThat(Uuids.fromFixed(line.getGrantId())).isEqualTo(response.uuid());
            assertThat(line.getAgreement()).isEqualTo(TestUsage.AGREEMENT.value());
            assertThat(line.getPayer()).isEqualTo(line.getClient());
            assertThat(line.getQuantity()).isOne();
        });
        assertThat(events.subList(0, 2))
                .extracting(event -> ((UsageReported) event).getRecordId())
                .containsExactly("c-1", "c-2");
        assertThat(events.get(2)).isInstanceOfSatisfying(UsageReportReceived.class, end -> {
            assertThat(end.getReport()).isEqualTo(answer.<String>path("report"));
            assertThat(end.getAccepted()).isEqualTo(2);
        });
    }

    @Test
    void answersForEachLine() {
        ResponseId response = buyer.accessed(keys(1));
        String report = report(
                cited("c-1", response),
                cited("c-2", response).replace("\"cited\"", "\"admired\", \"quantity\": 0"),
                cited("c-3", Buyer.registered(BROKER).accessed(keys(1))),
                cited("c-4", buyer.accessed(keys(2))),
                "{\"use\": \"cited\"}");

        Response answer = buyer.report(report);

        answer.then().statusCode(202);
        Golden.assertJson("report-taken.json", neutral(answer.asString()));
    }

    @Test
    void saysTheSameToAReportOfLines() {
        ResponseId response = buyer.accessed(keys(1));

        Response answer = buyer.asClient()
                .contentType("application/x-ndjson; charset=utf-8")
                .body((cited("c-1", response) + "\n{\"id\":\n" + cited("c-2", response) + "\n").getBytes(UTF_8))
                .post("/v1/usage");

        answer.then().statusCode(202);
        Golden.assertJson("report-of-lines-taken.json", neutral(answer.asString()));
    }

    @Test
    void namesAReportThatIsSentAgainTheSame() {
        String report = report(cited("c-1", buyer.accessed(keys(1))));

        String first = buyer.report(report).path("report");
        String second = buyer.report(report).path("report");

        assertThat(second).isEqualTo(first);
        List<SpecificRecord> events = stored(4);
        assertThat(((UsageReported) events.get(2)).getEventId())
                .isEqualTo(((UsageReported) events.get(0)).getEventId());
    }

    @Test
    void namesAReportByItsIdempotencyKeyAndItsBody() {
        ResponseId response = buyer.accessed(keys(1));

        String line = cited("c-1", response);

        String first = withKey("week-48", line).path("report");
        String again = withKey("week-48", line).path("report");
        String otherKey = withKey("week-49", line).path("report");
        String otherBody = withKey("week-48", cited("c-2", response)).path("report");

        assertThat(again).isEqualTo(first);
        assertThat(List.of(first, otherKey, otherBody)).doesNotHaveDuplicates();
        withKey("ä", cited("c-1", response)).then().statusCode(400).body("type", equalTo("/problems/malformed-header"));
    }

    @Test
    void numbersEventsWithoutGaps() {
        for (int i = 0; i < 3; i++) {
            buyer.report(report(cited("c-" + i, buyer.accessed(keys(1)))))
                    .then()
                    .statusCode(202);
        }

        List<Long> numbers = stored(6).stream().map(UsageRouteTest::sequence).toList();

        assertThat(numbers)
                .isEqualTo(IntStream.range(0, 6)
                        .mapToObj(i -> numbers.getFirst() + i)
                        .toList());
    }

    @Test
    void takesALargeReportThatIsPacked() {
        ResponseId response = buyer.accessed(keys(1));
        String lines = IntStream.range(0, 10_000)
                .mapToObj(i -> cited("c-" + i, response))
                .collect(Collectors.joining("\n"));

        buyer.asClient()
                .contentType("application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .body(gzip(lines.getBytes(UTF_8)))
                .post("/v1/usage")
                .then()
                .statusCode(202)
                .body("accepted", equalTo(10_000));

        assertThat(stored(10_001).getLast()).isInstanceOf(UsageReportReceived.class);
    }

    @Test
    void takesALineOnceItsKeyIsKnown() {
        ResponseId newer = buyer.accessed(keys(2));
        buyer.report(report(cited("c-1", newer)))
                .then()
                .statusCode(202)
                .body("parked", equalTo(1))
                .body("records[0].outcome", equalTo("parked"));

        Servers.writeKeys(1, 2);

        List<SpecificRecord> events = stored(2);
        assertThat(events.get(0)).isInstanceOf(UsageReportReceived.class);
        assertThat(events.get(1))
                .isInstanceOfSatisfying(
                        UsageReported.class,
                        line -> assertThat(line.getResponseId()).isEqualTo(newer.value()));
    }

    @Test
    void refusesAReportOfWhichNoLineIsTaken() {
        Response answer =
                buyer.report(report(cited("c-1", Buyer.registered(BROKER).accessed(keys(1)))));

        answer.then().statusCode(422).contentType("application/problem+json");
        Golden.assertJson("report-rejected.json", neutral(answer.asString()));
    }

    @Test
    void saysWhereABodyIsNoJson() {
        Response answer = buyer.report("{\"records\":\n [{\"id\": ]}");

        answer.then().statusCode(400);
        Golden.assertJson("report-malformed.json", answer.asString());
    }

    @Test
    void saysWhatABodyLacksToBeAReport() {
        Response answer = buyer.report("{\"agreement\": 7, \"recrods\": []}");

        answer.then().statusCode(400);
        Golden.assertJson("not-a-report.json", answer.asString());
    }

    @Test
    void refusesABodyThatIsNotPackedAsItSays() {
        Response answer = buyer.asClient()
                .contentType("application/json")
                .header("Content-Encoding", "gzip")
                .body("plain".getBytes(UTF_8))
                .post("/v1/usage");

        answer.then().statusCode(400);
        Golden.assertJson("report-unpackable.json", answer.asString());
    }

    @Test
    void refusesTypesAndPackingsThatItDoesNotKnow() {
        Response type = buyer.asClient().contentType("text/csv").body("a,b").post("/v1/usage");
        Response packing = buyer.asClient()
                .contentType("application/json")
                .header("Content-Encoding", "gzip, gzip")
                .body("x".getBytes(UTF_8))
                .post("/v1/usage");

        type.then().statusCode(415).header("Accept", notNullValue());
        packing.then().statusCode(415).header("Accept-Encoding", "gzip");
        Golden.assertJson("report-type.json", type.asString());
        Golden.assertJson("report-packing.json", packing.asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic eDp5", "Bearer parley_cli_nobody"})
    void takesReportsOfClientsAlone(String authorization) {
        given().header("Authorization", authorization)
                .contentType("application/json")
                .body("{}")
                .post("/v1/usage")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", notNullValue())
                .contentType("application/problem+json");
    }

    @Test
    void takesNoReportsOfPublishersAndOperators() {
        for (String key : List.of(buyer.publisherKey(), Servers.OPERATOR_KEY)) {
            given().header("Authorization", "Bearer " + key)
                    .contentType("application/json")
                    .body("{}")
                    .post("/v1/usage")
                    .then()
                    .statusCode(403)
                    .body("allowed", hasItem("client"));
        }
    }

    @Test
    void refusesABodyThatAnnouncesItselfAsTooLarge() throws IOException {
        try (var connection = new RawConnection(RestAssured.port)) {
            connection.send(head("Content-Length: 1048577") + "{");

            String answer = connection.readToEnd();

            assertThat(answer).startsWith("HTTP/1.1 413").contains("Connection: close", "/problems/body-too-large");
            Golden.assertJson("report-too-large.json", answer.substring(answer.indexOf("\r\n\r\n") + 4));
        }
    }

    @Test
    void readsAnEndlessBodyOnlyToTheLimit() throws IOException {
        try (var connection = new RawConnection(RestAssured.port)) {
            connection.send(head("Transfer-Encoding: chunked"));

            String answer = connection.sendForEver("1000\r\n" + " ".repeat(0x1000) + "\r\n");

            assertThat(answer).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void waitsForASlowBodyOnlySoLong() throws IOException {
        try (var connection = new RawConnection(RestAssured.port)) {
            connection.send(head("Content-Length: 1000") + "{\"records\":");

            String answer = connection.readToEnd();

            assertThat(answer).startsWith("HTTP/1.1 408");
            Golden.assertJson("report-too-slow.json", answer.substring(answer.indexOf("\r\n\r\n") + 4));
        }
    }

    @Test
    void unpacksABombOnlyToTheLimit() {
        buyer.asClient()
                .contentType("application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .body(gzip(new byte[256 * 1024 * 1024]))
                .post("/v1/usage")
                .then()
                .statusCode(413)
                .body("limit", equalTo(8 * 1024 * 1024));
    }

    @Test
    void readsNoMoreRecordsThanAReportMayHave() {
        buyer.asClient()
                .contentType("application/x-ndjson")
                .body("{}\n".repeat(10_001).getBytes(UTF_8))
                .post("/v1/usage")
                .then()
                .statusCode(413)
                .body("limit", equalTo(10_000));
    }

    /** Its slow bodies take its own places, and its many records its own allowance. */
    @Test
    void letsAFloodingClientWaitWhileOthersGoOn() throws IOException {
        Buyer quiet = Buyer.registered(BROKER);
        try (var one = new RawConnection(RestAssured.port);
                var other = new RawConnection(RestAssured.port)) {
            one.send(head("Content-Length: 1000") + "{");
            other.send(head("Content-Length: 1000") + "{");
            awaitTooMany();

            quiet.report(report(cited("c-1", quiet.accessed(keys(1))))).then().statusCode(202);
        }
    }

    @Test
    void tellsAClientThatSendsTooManyRecordsWhenToComeAgain() {
        String flood = IntStream.range(0, 1500).mapToObj(i -> "{}").collect(Collectors.joining(","));
        buyer.report(report(flood)).then().statusCode(422);

        Response answer = buyer.report(report(cited("c-1", buyer.accessed(keys(1)))));

        answer.then().statusCode(429);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(400, 510);
        Golden.assertJson("report-too-fast.json", answer.asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"records\": [", "{\"recrods\": [", "[1]"})
    void countsABodyThatIsOfNoUse(String begin) {
        buyer.report(begin + " ".repeat(3000) + "]}").then().statusCode(400);

        buyer.report("{}").then().statusCode(429);
    }

    private void awaitTooMany() {
        long deadline = System.nanoTime() + 3_000_000_000L;
        int status = 0;
        while (status != 429) {
            assertThat(System.nanoTime()).as("a third report is let in").isLessThan(deadline);
            status = buyer.report("{}").statusCode();
        }
    }

    private Response withKey(String key, String record) {
        return buyer.asClient()
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(report(record))
                .post("/v1/usage");
    }

    private List<SpecificRecord> stored(int count) {
        try (var topic = new UsageTopic(BROKER, buyer.reporter())) {
            return topic.await(count);
        }
    }

    private String head(String framing) {
        return """
                POST /v1/usage HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                %s\r
                \r
                """.formatted(buyer.key(), framing);
    }

    private static String report(String... records) {
        return "{\"records\": [" + String.join(",", records) + "]}";
    }

    private static long sequence(SpecificRecord event) {
        return event instanceof UsageReported line
                ? line.getEnvelope().getSequence()
                : ((UsageReportReceived) event).getEnvelope().getSequence();
    }

    /** Without what differs from run to run. */
    private String neutral(String body) {
        return body.replace(buyer.reporter().publisher().value(), "pub_planet")
                .replace(buyer.reporter().client().value(), "cli_reader")
                .replaceAll("rep_[a-z2-7]{32}", "rep_abc");
    }

    private static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
