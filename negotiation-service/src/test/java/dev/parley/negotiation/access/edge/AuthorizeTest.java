package dev.parley.negotiation.access.edge;

import static dev.parley.negotiation.access.edge.EdgeSite.ENOUGH;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.parley.negotiation.Api;
import dev.parley.negotiation.RealServers;
import dev.parley.negotiation.access.AccessEvents;
import dev.parley.schemas.event.AccessGranted;
import dev.parley.schemas.event.DeliveryMode;
import dev.parley.schemas.event.VoidReason;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class AuthorizeTest {
    private EdgeSite site;

    @BeforeEach
    void openSite() {
        site = EdgeSite.shared();
    }

    @Test
    void grantsWhatTheBoundsMeetAndRecordsWhichEdgeAsked() {
        Response granted = site.asks("/news/1?page=2");

        granted.then()
                .statusCode(200)
                .body(equalTo(""))
                .header("Cache-Control", "private")
                .header("Pricing", startsWith("access=\"0.002\";currency=EUR"))
                .header("Agreement", startsWith("\"agr_"))
                .header("Link", startsWith("<http://localhost:8080/v1/terms/sha-256:"))
                .header("X-Accel-Redirect", (String) null);
        String responseId = granted.header("Response-Id").replace("\"", "");
        assertThat(granted.header("Parley-Delivery"))
                .matches("[A-Za-z0-9_-]{43}\\.agr_[a-z2-7]{32}\\.cli_[a-z0-9]+")
                .doesNotStartWith(responseId);
        try (var events = new AccessEvents(site.seller().id())) {
            AccessGranted event = events.granted(responseId);
            assertThat(event.getEdge()).isEqualTo(site.edge());
            assertThat(event.getDelivery()).isEqualTo(DeliveryMode.OBSERVED);
            assertThat(event.getCaller()).isEqualTo(site.buyer().id());
            assertThat(event.getResource().getOrigin()).isEqualTo(site.seller().origin());
            assertThat(event.getResource().getPath()).isEqualTo("/news/1");
        }
    }

    @Test
    void marksTheGrantsOfAnEdgeThatReportsNothingAsOwedAtOnce() {
        EdgeSite plain = EdgeSite.open("unobserved");

        String responseId = plain.asks("/news/1").header("Response-Id").replace("\"", "");

        try (var events = new AccessEvents(plain.seller().id())) {
            assertThat(events.granted(responseId).getDelivery()).isEqualTo(DeliveryMode.UNOBSERVED);
        }
    }

    @Test
    void refusesAsTheGatewayDoesAndMeetsWhatIsBuiltFromTheRefusal() {
        Response refusal =
                site.agent("GET", "/news/1").header("X-Forwarded-Port", "80").get("/v1/authorize");

        refusal.then()
                .statusCode(402)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .header("Pricing", startsWith("access=\"0.002\""))
                .header("Parley-Delivery", (String) null)
                .body("type", equalTo("/problems/bounds-not-met"))
                .body("resource", equalTo(site.seller().origin() + "/news/1"));
        site.agent("GET", "/news/1")
                .header("Access-Bounds", refusal.<String>path("accessBounds"))
                .get("/v1/authorize")
                .then()
                .statusCode(200);
    }

    @Test
    void saysNothingOfItsOwnWhereTheTermsLeaveARequestAlone() {
        Response open = site.forwarded("GET", "/about/us").get("/v1/authorize");
        Response person = site.forwarded("GET", "/news/1").get("/v1/authorize");

        for (Response allowed : List.of(open, person)) {
            allowed.then().statusCode(200).body(equalTo(""));
            assertThat(allowed.headers().asList())
                    .extracting(field -> field.getName().toLowerCase())
                    .containsExactly("content-length");
        }
    }

    @Test
    void answersOneKindOfRemedyAfterTheOther() {
        assertThat(site.agent("GET", "/news/1")
                        .header("Access-Bounds", "access=EUR")
                        .get("/v1/authorize")
                        .statusCode())
                .isEqualTo(400);
        assertThat(site.agent("GET", "/news/1")
                        .header("Access-Bounds", ENOUGH + ", use=(ai-train)")
                        .get("/v1/authorize")
                        .statusCode())
                .isEqualTo(403);
        site.forwarded("GET", "/news/1")
                .header("Authorization", "Bearer parley_cli_nobody")
                .get("/v1/authorize")
                .then()
                .statusCode(401)
                .body("type", equalTo("/problems/credential-invalid"));
    }

    @Test
    void chargesNeitherForTheHeadNorForOptions() {
        Response head =
                site.agent("HEAD", "/news/1").header("Access-Bounds", ENOUGH).get("/v1/authorize");
        Response options = site.agent("OPTIONS", "/news/1").get("/v1/authorize");
        Response headTooLow = site.agent("HEAD", "/news/1").get("/v1/authorize");

        head.then()
                .statusCode(200)
                .header("Pricing", startsWith("access="))
                .header("Response-Id", (String) null)
                .header("Parley-Delivery", (String) null);
        options.then().statusCode(200).header("Pricing", (String) null).header("Response-Id", (String) null);
        headTooLow.then().statusCode(402);
    }

    @Test
    void neverLetsAnEdgeServeADryRun() {
        Response dry = site.agent("GET", "/news/1")
                .header("Access-Bounds", ENOUGH + ", dry-run")
                .header("Parley-Accel-Redirect", "@granted")
                .get("/v1/authorize");

        dry.then()
                .statusCode(402)
                .header("X-Accel-Redirect", (String) null)
                .header("Pricing", startsWith("access="))
                .body("type", equalTo("/problems/dry-run"))
                .body("accessBounds", equalTo(ENOUGH));
    }

    @Test
    void answersARepeatWithTheSameGrant() {
        String idempotencyKey = UUID.randomUUID().toString();

        Response first = repeatable("/news/1", idempotencyKey);
        Response second = repeatable("/news/1", idempotencyKey);
        Response other = repeatable("/news/2", idempotencyKey);

        first.then().statusCode(200);
        assertThat(second.header("Response-Id")).isEqualTo(first.header("Response-Id"));
        assertThat(second.header("Parley-Delivery")).isEqualTo(first.header("Parley-Delivery"));
        other.then().statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@granted", "@a-b_9"})
    void sendsNginxOnToTheLocationThatItNamed(String location) {
        Response granted = site.agent("GET", "/news/1")
                .header("Access-Bounds", ENOUGH)
                .header("Parley-Accel-Redirect", location)
                .get("/v1/authorize");
        Response refused = site.agent("GET", "/news/1")
                .header("Parley-Accel-Redirect", location)
                .get("/v1/authorize");

        granted.then().statusCode(200).header("X-Accel-Redirect", location);
        refused.then().statusCode(402).header("X-Accel-Redirect", (String) null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "@", "@Granted", "@a/b", "@a, @b", "http://evil.example/"})
    void sendsItNowhereElse(String location) {
        site.agent("GET", "/about/us")
                .header("Parley-Accel-Redirect", location)
                .get("/v1/authorize")
                .then()
                .statusCode(400)
                .header("X-Accel-Redirect", (String) null)
                .body("header", equalTo("Parley-Accel-Redirect"));
    }

    @Test
    void asksForTheEdgesKey() {
        String unknown = "parley_edge_" + "x".repeat(43);
        Response without = given().header("X-Forwarded-Host", site.host())
                .header("X-Forwarded-Method", "GET")
                .header("X-Forwarded-Proto", "http")
                .header("X-Forwarded-Uri", "/about/us")
                .get("/v1/authorize");
        Response wrong = given().header("Parley-Edge-Key", unknown).get("/v1/authorize");
        Response twice =
                given().header("Parley-Edge-Key", site.key(), site.key()).get("/v1/authorize");
        Response clients = given().header("Parley-Edge-Key", site.buyer().key()).get("/v1/authorize");
        Response publishers =
                given().header("Parley-Edge-Key", site.seller().key()).get("/v1/authorize");

        for (Response refused : List.of(without, wrong, twice, clients, publishers)) {
            refused.then()
                    .statusCode(401)
                    .header("WWW-Authenticate", startsWith("Parley-Edge-Key"))
                    .body("type", equalTo("/problems/edge-key"))
                    .body(not(containsString("parley_")));
        }
    }

    @Test
    void opensNothingElseWithTheEdgesKey() {
        Api.as(site.key())
                .get("/v1/publishers/{publisher}/edges", site.seller().id())
                .then()
                .statusCode(401);
        site.forwarded("GET", "/news/1")
                .header("Authorization", "Bearer " + site.key())
                .header("Access-Bounds", ENOUGH)
                .get("/v1/authorize")
                .then()
                .statusCode(401)
                .body(not(containsString(site.key())));
    }

    @Test
    void decidesForNoHostOfAnotherPublisherAndNamesNone() {
        EdgeSite other = EdgeSite.open("observed");
        String question = "/v1/authorize";

        Response foreign = given().header(EdgeFields.KEY, site.key())
                .header("X-Forwarded-Method", "GET")
                .header("X-Forwarded-Proto", "http")
                .header("X-Forwarded-Host", other.host())
                .header("X-Forwarded-Uri", "/about/us")
                .get(question);

        foreign.then()
                .statusCode(403)
                .body("type", equalTo("/problems/edge-host"))
                .body("publisher", equalTo(site.seller().id()))
                .body("host", equalTo(other.host()))
                .body(not(containsString(other.seller().id())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%s | 200",
                "%s:8443 | 200",
                "%S. | 200",
                "nobody.localhost | 403",
                "%s.evil.example | 403",
                "x%s | 403",
                "localhost | 403",
                "[::1]:80 | 403",
                "user@%s | 400",
                "%s:80:81 | 400",
                "%s:port | 400",
                "%s, %s | 400",
                "%s/about | 400",
                "http://%s | 400",
                "%s? | 400"
            })
    void readsTheHostStrictly(String pattern, int status) {
        String host =
                pattern.replace("%s", site.host()).replace("%S", site.host().toUpperCase());

        ask("GET", "http", host, "/about/us").then().statusCode(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/about/us?q=/news/1 | 200",
                "/about/../news/1 | 402",
                "//news/1 | 402",
                "/news%2F1 | 402",
                "/about/%2e%2e/news/1 | 402",
                "/about%2F..%2Fnews/1 | 400",
                "/about/..;x/news/1 | 400",
                "/about\\..\\news | 400",
                "/about/%zz | 400",
                "/about/us#x | 400",
                "https://planet.example/about/us | 400",
                "about/us | 400",
                "* | 400"
            })
    void readsThePathAsTheGatewayDoes(String uri, int status) {
        Response answer = site.agent("GET", uri).get("/v1/authorize");

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "get, http, 400",
        "'GET, HEAD', http, 400",
        "G T, http, 400",
        "TRACE, http, 405",
        "CONNECT, http, 405",
        "GET, ftp, 400",
        "GET, 'https,http', 400",
        "GET, HTTPS, 200",
        "PURGE, https, 200"
    })
    void takesNoListsAndNoOtherWords(String method, String proto, int status) {
        ask(method, proto, site.host(), "/about/us").then().statusCode(status);
    }

    static Stream<String> forwardedFields() {
        return Stream.of("X-Forwarded-Method", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Uri");
    }

    @ParameterizedTest
    @MethodSource("forwardedFields")
    void refusesAFieldThatAnAgentAddedToTheEdges(String field) {
        Response twice = site.agent("GET", "/news/1")
                .header(field, "/about/us")
                .header("Access-Bounds", ENOUGH)
                .get("/v1/authorize");

        twice.then()
                .statusCode(400)
                .body("type", equalTo("/problems/malformed-header"))
                .body("header", equalTo(field))
                .body("detail", containsString("2 times"));
    }

    @ParameterizedTest
    @MethodSource("forwardedFields")
    void refusesAQuestionThatIsNotComplete(String missing) {
        var request = given().header(EdgeFields.KEY, site.key());
        var whole = Map.of(
                "X-Forwarded-Method", "GET",
                "X-Forwarded-Proto", "http",
                "X-Forwarded-Host", site.host(),
                "X-Forwarded-Uri", "/about/us");
        whole.forEach((field, value) -> {
            if (!field.equals(missing)) {
                request.header(field, value);
            }
        });

        request.get("/v1/authorize").then().statusCode(400).body("header", equalTo(missing));
    }

    @Test
    void takesOnlyGet() {
        site.forwarded("GET", "/about/us")
                .post("/v1/authorize")
                .then()
                .statusCode(405)
                .header("Allow", "GET, HEAD");
        site.forwarded("GET", "/about/us").head("/v1/authorize").then().statusCode(200);
    }

    @Test
    void takesNoQuestionUnderASitesName() {
        site.forwarded("GET", "/about/us")
                .header("Host", site.host())
                .get("/v1/authorize")
                .then()
                .statusCode(421)
                .body("type", equalTo("/problems/host-not-served"))
                .body(not(containsString(site.key())));
    }

    @Test
    void voidsAGrantThatTheEdgeDidNotWaitFor() throws IOException {
        EdgeSite impatient = EdgeSite.open("unobserved");
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.getOutputStream()
                    .write("""
                    GET /v1/authorize HTTP/1.1\r
                    Host: localhost\r
                    Parley-Edge-Key: %s\r
                    Authorization: Bearer %s\r
                    Access-Bounds: %s\r
                    X-Forwarded-Method: GET\r
                    X-Forwarded-Proto: http\r
                    X-Forwarded-Host: %s\r
                    X-Forwarded-Uri: /news/1\r
                    \r
                    """.formatted(impatient.key(), impatient.buyer().key(), ENOUGH, impatient.host())
                            .getBytes(StandardCharsets.US_ASCII));
        }

        try (var events = new AccessEvents(impatient.seller().id())) {
            assertThat(events.voided().getReason()).isEqualTo(VoidReason.NOT_SERVED);
        }
    }

    @Test
    void decidesNothingForARevokedEdge() {
        Response spare = EdgeSite.newEdge(site.seller(), "observed");
        var revoked = new EdgeSite(site.seller(), site.buyer(), spare.path("edge"), spare.path("key"));
        revoked.forwarded("GET", "/about/us").get("/v1/authorize").then().statusCode(200);

        Api.as(site.seller().key())
                .delete("/v1/publishers/{publisher}/edges/{edge}", site.seller().id(), revoked.edge())
                .then()
                .statusCode(204);

        revoked.forwarded("GET", "/about/us").get("/v1/authorize").then().statusCode(401);
    }

    @Test
    void leavesNoKeyInTheLog() {
        var lines = new ConcurrentLinkedQueue<String>();
        try (var everything = Listening.to(lines)) {
            site.asks("/news/1").then().statusCode(200);
            ask("GET", "ftp", site.host(), "/about/us").then().statusCode(400);
            given().header(EdgeFields.KEY, site.key(), site.key()).get("/v1/authorize");
            Logger.getLogger("test").info("heard");
        }

        assertThat(lines).anyMatch(line -> line.contains("heard"));
        assertThat(lines).noneMatch(line -> line.contains(site.key()));
    }

    /** Hears every line of the log as long as it is open. */
    private static final class Listening extends Handler implements AutoCloseable {
        private final Queue<String> lines;

        private Listening(Queue<String> lines) {
            this.lines = lines;
        }

        static Listening to(Queue<String> lines) {
            var listening = new Listening(lines);
            Logger.getLogger("").addHandler(listening);
            return listening;
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage() + Arrays.toString(line.getParameters()) + line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            Logger.getLogger("").removeHandler(this);
        }
    }

    private Response repeatable(String uri, String idempotencyKey) {
        return site.agent("GET", uri)
                .header("Access-Bounds", ENOUGH)
                .header("Idempotency-Key", idempotencyKey)
                .get("/v1/authorize");
    }

    private Response ask(String method, String proto, String host, String uri) {
        return given().header(EdgeFields.KEY, site.key())
                .header("X-Forwarded-Method", method)
                .header("X-Forwarded-Proto", proto)
                .header("X-Forwarded-Host", host)
                .header("X-Forwarded-Uri", uri)
                .get("/v1/authorize");
    }
}
