package dev.parley.negotiation.access.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.parley.negotiation.Api;
import dev.parley.negotiation.RealServers;
import dev.parley.negotiation.access.AccessEvents;
import dev.parley.schemas.ContentHash;
import dev.parley.schemas.event.AccessDelivered;
import dev.parley.schemas.event.DeliveryOutcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class DeliveriesTest {
    private EdgeSite site;

    @BeforeEach
    void openSite() {
        site = EdgeSite.shared();
    }

    @Test
    void recordsHowADeliveryEnded() {
        Response granted = site.asks("/news/1");

        Response taken = site.reports(List.of(EdgeSite.delivery(token(granted), "complete", 200)));

        taken.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("accepted", equalTo(1))
                .body("rejected", equalTo(0));
        AccessDelivered event = delivered(granted).getFirst();
        assertThat(event.getOutcome()).isEqualTo(DeliveryOutcome.COMPLETE);
        assertThat(event.getStatus()).isEqualTo(200);
        assertThat(event.getBytes()).isEqualTo(1234);
        assertThat(event.getPayer()).isEqualTo(site.buyer().id());
    }

    @Test
    void givesTheSameReportTheSameEventAndAnotherOutcomeAnother() {
        Response granted = site.asks("/news/1");
        Map<String, Object> complete = EdgeSite.delivery(token(granted), "complete", 200);

        site.reports(List.of(complete, complete)).then().statusCode(200).body("accepted", equalTo(2));
        site.reports(List.of(complete)).then().statusCode(200).body("accepted", equalTo(1));
        site.reports(List.of(EdgeSite.delivery(token(granted), "client-aborted", 200)))
                .then()
                .statusCode(200);

        List<AccessDelivered> events = delivered(granted);
        assertThat(events).hasSize(4);
        assertThat(events.stream().map(AccessDelivered::getEventId).distinct()).hasSize(2);
        assertThat(events.stream().map(ContentHash::of).map(ByteBuffer::wrap).distinct())
                .hasSize(2);
    }

    @Test
    void owesNothingForAnErrorPage() {
        Response granted = site.asks("/news/1");

        site.reports(List.of(EdgeSite.delivery(token(granted), "complete", 502)));

        assertThat(delivered(granted).getFirst().getOutcome()).isEqualTo(DeliveryOutcome.ORIGIN_FAILED);
    }

    @Test
    void takesWhatItCanOfAReport() {
        EdgeSite other = EdgeSite.open("observed");
        String own = token(site.asks("/news/1"));

        Response mixed = site.reports(List.of(
                EdgeSite.delivery(token(other.asks("/news/1")), "complete", 200),
                EdgeSite.delivery(own, "complete", 200),
                Map.of()));

        mixed.then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("rejected", equalTo(2))
                .body("deliveries.outcome", equalTo(List.of("rejected", "accepted", "rejected")))
                .body("deliveries[0].faults[0].pointer", equalTo("/deliveries/0/delivery"))
                .body("deliveries[2].faults", hasSize(5));
        try (var events = new AccessEvents(other.seller().id())) {
            assertThat(events.all(AccessDelivered.class)).isEmpty();
        }
    }

    @Test
    void takesOneDeliveryPerLine() {
        String line = """
                {"delivery":"%s","status":200,"bytes":0,"outcome":"complete","endedAt":"2026-01-01T00:00:00+01:00"}\
                """;

        Response answer = site.posts(
                "application/x-ndjson; charset=utf-8",
                "\n" + line.formatted("a.b.c") + "\r\n\n{\n[]\n" + line.formatted("x") + " {}\n{\"a\":1,\"a\":2}\n");

        answer.then().statusCode(200).body("accepted", equalTo(0)).body("rejected", equalTo(5));
        assertThat(answer.<List<String>>path("deliveries.faults.collect { it[0].pointer }"))
                .containsExactly(
                        "/deliveries/0/delivery", "/deliveries/1", "/deliveries/2", "/deliveries/3", "/deliveries/4");
    }

    @Test
    void takesFiveThousandAtOnce() {
        Map<String, Object> delivery = EdgeSite.delivery(token(site.asks("/news/1")), "complete", 200);

        site.reports(Collections.nCopies(3000, delivery)).then().statusCode(200).body("accepted", equalTo(3000));
        site.posts("application/x-ndjson", "{}\n".repeat(5000))
                .then()
                .statusCode(200)
                .body("rejected", equalTo(5000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "7",
                "[]",
                "{}",
                "{",
                "{\"deliveries\":{}}",
                "{\"deliveries\":[],\"more\":1}",
                "{\"deliveries\":[],\"deliveries\":[]}",
                "{\"deliveries\":[]} {}",
                "{\"deliveries\":[{\"status\":200,\"status\":201}]}",
                "\u0000"
            })
    void saysThatABodyIsNoReport(String body) {
        site.posts("application/json", body).then().statusCode(400).body("type", equalTo("/problems/malformed-body"));
    }

    @Test
    void refusesNestingThatWouldExhaustTheStack() {
        site.posts("application/json", "[".repeat(500_000)).then().statusCode(400);
        site.posts("application/x-ndjson", "[".repeat(500_000))
                .then()
                .statusCode(200)
                .body("rejected", equalTo(1));
    }

    @Test
    void asksForAnEdgesKeyAndForNoOther() {
        Response edge = EdgeSite.newEdge(site.seller(), "unobserved");
        for (String key : List.of("", "x", site.buyer().key(), site.seller().key(), RealServers.OPERATOR_KEY)) {
            given().header(EdgeFields.KEY, key)
                    .header("Content-Type", "application/json")
                    .body("{\"deliveries\":[]}")
                    .post("/v1/deliveries")
                    .then()
                    .statusCode(401)
                    .body("type", equalTo("/problems/edge-key"));
        }
        Api.as(site.key())
                .body("{\"deliveries\":[]}")
                .post("/v1/deliveries")
                .then()
                .statusCode(401);

        Api.as(site.seller().key())
                .delete("/v1/publishers/{publisher}/edges/{edge}", site.seller().id(), edge.path("edge"))
                .then()
                .statusCode(204);
        given().header(EdgeFields.KEY, edge.<String>path("key"))
                .header("Content-Type", "application/json")
                .body("{\"deliveries\":[]}")
                .post("/v1/deliveries")
                .then()
                .statusCode(401);
    }

    @Test
    void unpacksNothing() {
        given().header(EdgeFields.KEY, site.key())
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .body(new byte[] {0x1f, (byte) 0x8b})
                .post("/v1/deliveries")
                .then()
                .statusCode(415);
    }

    private static String token(Response granted) {
        return granted.header("Parley-Delivery");
    }

    private List<AccessDelivered> delivered(Response granted) {
        try (var events = new AccessEvents(site.seller().id())) {
            var grant = events.granted(granted.header("Response-Id").replace("\"", ""));
            return events.all(AccessDelivered.class).stream()
                    .filter(event -> event.getGrantId().equals(grant.getEventId()))
                    .toList();
        }
    }
}
