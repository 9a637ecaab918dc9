package dev.parley.negotiation.access.edge;

import static io.restassured.RestAssured.given;

import dev.parley.negotiation.Api;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A publisher that keeps its own proxy, and a client that it has approved. */
record EdgeSite(Api.Seller seller, Api.Buyer buyer, String edge, String key) {
    static final String ENOUGH = "access=\"0.002\";currency=EUR";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static @Nullable EdgeSite shared;

    /** One for all tests that leave it as it was; opened by the first of them, when the service's port is known. */
    static synchronized EdgeSite shared() {
        if (shared == null) {
            shared = open("observed");
        }
        return shared;
    }

    static EdgeSite open(String delivery) {
        Api.Seller seller = Api.Seller.create();
        Response edge = newEdge(seller, delivery);
        var site = new EdgeSite(seller, Api.Buyer.approvedBy(seller), edge.path("edge"), edge.path("key"));
        Api.created(seller.publish(seller.terms() + "open: [/about/*]\n"));
        site.awaitStatus(402, "/news/ready");
        return site;
    }

    static Response newEdge(Api.Seller seller, String delivery) {
        return Api.created(Api.as(seller.key())
                .body(Map.of("name", "nginx in front", "delivery", delivery))
                .post("/v1/publishers/{publisher}/edges", seller.id()));
    }

    String host() {
        return URI.create(seller.origin()).getHost();
    }

    /** What the edge sends for an agent that shows its key and enough bounds. */
    Response asks(String uri) {
        return agent("GET", uri).header("Access-Bounds", ENOUGH).get("/v1/authorize");
    }

    /** What the edge sends for an agent that shows its key and no bounds. */
    RequestSpecification agent(String method, String uri) {
        return forwarded(method, uri).header("Authorization", "Bearer " + buyer.key());
    }

    /** What the edge sends for whoever comes. */
    RequestSpecification forwarded(String method, String uri) {
        return given().header(EdgeFields.KEY, key)
                .header("X-Forwarded-Method", method)
                .header("X-Forwarded-Proto", "http")
                .header("X-Forwarded-Host", host())
                .header("X-Forwarded-Uri", uri);
    }

    /** One element of a report. */
    static Map<String, Object> delivery(String token, String outcome, int status) {
        return Map.of(
                "delivery", token,
                "status", status,
                "bytes", 1234,
                "outcome", outcome,
                "endedAt", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    Response reports(List<?> deliveries) {
        return given().header(EdgeFields.KEY, key)
                .contentType(ContentType.JSON)
                .body(Map.of("deliveries", deliveries))
                .post("/v1/deliveries");
    }

    Response posts(String type, String body) {
        return given().header(EdgeFields.KEY, key)
                .header("Content-Type", type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/deliveries");
    }

    /** The node learns of terms from the stream. */
    private void awaitStatus(int status, String uri) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Response last;
        do {
            last = agent("GET", uri).get("/v1/authorize");
            if (last.statusCode() == status) {
                return;
            }
        } while (System.nanoTime() < deadline);
        throw new AssertionError("the edge is answered by " + last.statusCode() + ", not " + status + ": "
                + last.body().asString());
    }
}
