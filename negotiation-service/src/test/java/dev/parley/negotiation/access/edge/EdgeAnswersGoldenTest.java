package dev.parley.negotiation.access.edge;

import static dev.parley.negotiation.access.edge.EdgeSite.ENOUGH;
import static io.restassured.RestAssured.given;

import dev.parley.negotiation.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class EdgeAnswersGoldenTest {
    private EdgeSite site;

    @BeforeEach
    void openSite() {
        site = EdgeSite.shared();
    }

    @Test
    void allowsAsItAlwaysDid() {
        check("authorize-200-granted", asked("GET", "/news/1", ENOUGH));
        check("authorize-200-head", asked("HEAD", "/news/1", ENOUGH));
        check("authorize-200-open", asked("GET", "/about/us", ENOUGH));
        check(
                "authorize-200-accel-redirect",
                site.agent("GET", "/news/1")
                        .header("Access-Bounds", ENOUGH)
                        .header("Parley-Accel-Redirect", "@granted")
                        .get("/v1/authorize"));
    }

    @Test
    void refusesAsItAlwaysDid() {
        check("authorize-402-too-low", asked("GET", "/news/1", "access=\"0.001\";currency=EUR"));
        check("authorize-402-dry-run", asked("GET", "/news/1", ENOUGH + ", dry-run"));
        check("authorize-400-path", asked("GET", "/about%2F..%2Fnews/1", ENOUGH));
        check("authorize-405-trace", asked("TRACE", "/news/1", ENOUGH));
    }

    @Test
    void turnsEdgesAwayAsItAlwaysDid() {
        check("authorize-401-no-key", given().get("/v1/authorize"));
        check(
                "authorize-401-unknown-key",
                given().header("Parley-Edge-Key", "parley_edge_x").get("/v1/authorize"));
        check(
                "authorize-400-missing",
                given().header("Parley-Edge-Key", site.key()).get("/v1/authorize"));
        check(
                "authorize-400-repeated",
                site.forwarded("GET", "/news/1")
                        .header("X-Forwarded-Uri", "/about/us")
                        .get("/v1/authorize"));
        check("authorize-400-method", asked("get", "/news/1", ENOUGH));
        check(
                "authorize-400-accel-redirect",
                site.forwarded("GET", "/").header("Parley-Accel-Redirect", "/x").get("/v1/authorize"));
        check("authorize-403-host", foreign());
        check("authorize-405-post", site.forwarded("GET", "/").post("/v1/authorize"));
        check(
                "authorize-421-site",
                site.forwarded("GET", "/").header("Host", site.host()).get("/v1/authorize"));
    }

    @Test
    void answersReportsAsItAlwaysDid() {
        String delivery = asked("GET", "/news/1", ENOUGH).header("Parley-Delivery");

        check(
                "deliveries-200",
                site.reports(List.of(
                        EdgeSite.delivery(delivery, "complete", 200),
                        EdgeSite.delivery("x.agr_y.cli_z", "complete", 200),
                        EdgeSite.delivery("x", "complete", 200),
                        Map.of(
                                "delivery",
                                delivery,
                                "status",
                                200,
                                "bytes",
                                1,
                                "outcome",
                                "complete",
                                "endedAt",
                                "2100-01-01T00:00:00Z"),
                        Map.of(
                                "delivery", 7,
                                "status", "200",
                                "bytes", -1,
                                "outcome", "done",
                                "endedAt", "yesterday",
                                "colour", "red"),
                        "no object")));
        check("deliveries-200-none", site.reports(List.of()));
    }

    @Test
    void refusesReportsAsItAlwaysDid() {
        check("deliveries-400", site.posts("application/json", "{\"deliveries\": 7}"));
        check("deliveries-400-not-json", site.posts("application/json", "{"));
        check("deliveries-405", given().header("Parley-Edge-Key", site.key()).get("/v1/deliveries"));
        check("deliveries-413-bytes", site.posts("application/x-ndjson", " ".repeat(1024 * 1024 + 1)));
        check("deliveries-413-count", site.posts("application/x-ndjson", "{}\n".repeat(5001)));
        check("deliveries-415", site.posts("text/plain", "{}"));
    }

    private Response asked(String method, String uri, String bounds) {
        return site.agent(method, uri).header("Access-Bounds", bounds).get("/v1/authorize");
    }

    private Response foreign() {
        return given().header("Parley-Edge-Key", site.key())
                .header("X-Forwarded-Method", "GET")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "gazette.example")
                .header("X-Forwarded-Uri", "/")
                .get("/v1/authorize");
    }

    private void check(String name, Response answer) {
        EdgeAnswers.check(name, site, answer);
    }
}
