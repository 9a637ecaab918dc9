package dev.parley.negotiation.access.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
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
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class DecisionsTest {
    private static final String ENOUGH = "access=\"0.002\";currency=EUR";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Api.Seller seller;
    private Api.Buyer buyer;

    @BeforeEach
    void openShop() {
        seller = Api.Seller.create();
        buyer = Api.Buyer.approvedBy(seller);
        Api.created(seller.publish(seller.terms()));
        awaitStatus(402, "access=\"0\";currency=EUR");
    }

    @Test
    void grantsWhatTheBoundsMeetAndRecordsIt() {
        Response granted = decide("/news/1", ENOUGH);

        granted.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("Pricing", startsWith("access=\"0.002\";currency=EUR"))
                .body("decision", equalTo("granted"))
                .body("offer", equalTo("read"))
                .body("settlement", equalTo("postpay"))
                .body("pricing", hasSize(1))
                .body("pricing[0].amount", equalTo("0.002"));
        try (var events = new AccessEvents(seller.id())) {
            AccessGranted event = events.granted(granted.path("responseId"));
            assertThat(event.getDelivery()).isEqualTo(DeliveryMode.UNOBSERVED);
            assertThat(event.getAgreement()).isEqualTo(granted.path("agreement"));
            assertThat(event.getResource().getPath()).isEqualTo("/news/1");
            assertThat(granted.header("Response-Id")).isEqualTo("\"" + event.getResponseId() + "\"");
        }
    }

    @Test
    void voidsAGrantWhoseCallerHasLeft() throws IOException {
        String body = "{\"url\": \"" + seller.origin() + "/news/1\", \"headers\": {\"access-bounds\": \""
                + ENOUGH.replace("\"", "\\\"") + "\"}}";
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.getOutputStream()
                    .write("""
                    POST /v1/decisions HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Content-Type: application/json\r
                    Content-Length: %d\r
                    \r
                    %s""".formatted(buyer.key(), body.length(), body).getBytes(UTF_8));
        }

        try (var events = new AccessEvents(seller.id())) {
            assertThat(events.voided().getReason()).isEqualTo(VoidReason.NOT_SERVED);
        }
    }

    @Test
    void turnsAwayWithWhatWouldDo() {
        Response refusal = decide("/news/1", "access=\"0.001\";currency=EUR");
        refusal.then().statusCode(402).body("failed[0].axis", equalTo("price"));

        decide("/news/1", refusal.path("accessBounds")).then().statusCode(200);
    }

    @Test
    void answersARepeatWithTheSame() {
        String key = UUID.randomUUID().toString();
        Response first = decide("/news/1", ENOUGH, key);
        Response second = decide("/news/1", ENOUGH, key);

        first.then().statusCode(200);
        assertThat(second.body().asString()).isEqualTo(first.body().asString());
        assertThat(second.header("Response-Id")).isEqualTo(first.header("Response-Id"));
        decide("/news/2", ENOUGH, key).then().statusCode(409);
    }

    @Test
    void asksForTheKeyOfAClientOfThatPublisher() {
        Api.Buyer stranger = Api.Buyer.approvedBy(Api.Seller.create());

        body("/news/1", ENOUGH, given()).post("/v1/decisions").then().statusCode(401);
        body("/news/1", ENOUGH, Api.as(stranger.key()))
                .post("/v1/decisions")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/news/1 | access=EUR | 400",
                "/about%2F..%2Fnews/1 | access=\"0.002\";currency=EUR | 400",
                "/news/1 | access=\"0.002\";currency=EUR, use=(ai-train) | 403",
                "/elsewhere | access=\"0.002\";currency=EUR | 403"
            })
    void answersEachRemedyWithItsStatus(String path, String bounds, int status) {
        decide(path, bounds).then().statusCode(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"url\": 7}",
                "{\"url\": \"/news/1\"}",
                "{\"url\": \"http://a.localhost/\", \"url\": \"http://b.localhost/\"}",
                "{\"url\": \"http://a.localhost/\", \"colour\": \"red\"}",
                "{\"url\": \"http://a.localhost/\", \"headers\": []}",
                "{\"url\": \"http://a.localhost/\", \"method\": \"G E T\"}",
                "{\"url\": \"http://a.localhost/\"} {}"
            })
    void saysWhatIsWrongWithABody(String body) {
        Api.as(buyer.key())
                .body(body)
                .post("/v1/decisions")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/malformed-body"));
    }

    @Test
    void refusesABodyWithoutEnd() {
        Api.as(buyer.key())
                .body("{\"url\": \"" + "x".repeat(70_000) + "\"}")
                .post("/v1/decisions")
                .then()
                .statusCode(413);
    }

    @Test
    void decidesForNoHostThatNobodyRegistered() {
        Api.as(buyer.key())
                .body(Map.of("url", "http://nobody.localhost/"))
                .post("/v1/decisions")
                .then()
                .statusCode(421);
    }

    @Test
    void showsAPublisherItsOwnDecisionsAndTheOperatorAll() {
        Api.Seller other = Api.Seller.create();
        decide("/news/1?token=hidden", "access=\"0.001\";currency=EUR").then().statusCode(402);

        feed(seller.key())
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("decisions.publisher", everyItem(equalTo(seller.id())))
                .body("decisions[-1].url", equalTo(seller.origin() + "/news/1"))
                .body("decisions[-1].caller.client", equalTo(buyer.id()))
                .body("decisions[-1].status", equalTo(402))
                .body("decisions[-1].failed[0].needed.amount", equalTo("0.002"));
        feed(other.key()).then().statusCode(200).body("decisions", hasSize(0));
        feed(RealServers.OPERATOR_KEY).then().statusCode(200).body("decisions.publisher", hasItem(seller.id()));
        assertThat(feed(RealServers.OPERATOR_KEY).asString()).doesNotContain("hidden", buyer.key());
    }

    @Test
    void showsWhatCameAfter() {
        String seen = feed(seller.key()).path("next");
        String responseId = decide("/news/1", ENOUGH).path("responseId");

        Api.as(seller.key())
                .queryParam("after", seen)
                .queryParam("limit", 10)
                .get("/v1/decisions")
                .then()
                .body("decisions", hasSize(1))
                .body("decisions[0].decision", equalTo("admitted"))
                .body("decisions[0].fate.state", equalTo("granted"))
                .body("decisions[0].fate.responseId", equalTo(responseId))
                .body("gap", equalTo(false));
    }

    @Test
    void showsNoClientWhatWasDecided() {
        feed(buyer.key()).then().statusCode(403);
        given().get("/v1/decisions").then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({"limit, 0", "limit, 1001", "limit, ten", "after, nonsense"})
    void saysWhichParameterOfTheFeedIsWrong(String name, String value) {
        Api.as(seller.key())
                .queryParam(name, value)
                .get("/v1/decisions")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void namesTheMethodsThatThePathHas(String method) {
        Api.asOperator().request(method, "/v1/decisions").then().statusCode(405).header("Allow", "GET, HEAD, POST");
    }

    private static Response feed(String key) {
        return Api.as(key).get("/v1/decisions");
    }

    private Response decide(String path, String bounds) {
        return body(path, bounds, Api.as(buyer.key())).post("/v1/decisions");
    }

    private Response decide(String path, String bounds, String idempotencyKey) {
        return body(path, bounds, Api.as(buyer.key()))
                .header("Idempotency-Key", idempotencyKey)
                .post("/v1/decisions");
    }

    private RequestSpecification body(String path, String bounds, RequestSpecification request) {
        return request.body(
                Map.of("method", "GET", "url", seller.origin() + path, "headers", Map.of("access-bounds", bounds)));
    }

    /** The node learns of sites, terms and keys from the stream. */
    private void awaitStatus(int status, String bounds) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int last = 0;
        while (System.nanoTime() < deadline) {
            last = decide("/news/ready", bounds).statusCode();
            if (last == status) {
                return;
            }
        }
        throw new AssertionError("decisions are answered by " + last + ", not " + status);
    }
}
