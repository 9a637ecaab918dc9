package dev.parley.negotiation.access.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.negotiation.access.gateway.OwnServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = OwnServers.class, restrictToAnnotatedClass = true)
class EdgeOutageTest {
    private static final String ENOUGH = EdgeSite.ENOUGH;

    /** Set by {@link OwnServers}. */
    Map<String, Runnable> switches = Map.of();

    @Test
    void takesNoReportWhileTheStreamIsAwayAndTheSameOneAfterwards() {
        EdgeSite site = EdgeSite.open("observed");
        String token = site.asks("/news/1").header("Parley-Delivery");
        List<Map<String, Object>> report = List.of(EdgeSite.delivery(token, "complete", 200));

        turn("stop broker");
        Response first = site.reports(report);
        Response withheld = site.asks("/news/1");
        Response refused = site.agent("GET", "/news/1").get("/v1/authorize");
        Response open = site.forwarded("GET", "/about/us").get("/v1/authorize");
        turn("start broker");

        first.then().statusCode(503).header("Retry-After", "5").body("type", equalTo("/problems/stream-unavailable"));
        EdgeAnswers.check("deliveries-503", site, first);
        withheld.then().statusCode(503).header("Retry-After", "5").header("Parley-Delivery", (String) null);
        assertThat(List.of(refused.statusCode(), open.statusCode())).containsExactly(402, 200);
        await(200, () -> site.reports(report)).then().body("accepted", equalTo(1));
        await(200, () -> site.asks("/news/1"));
    }

    @Test
    void needsNoDatabaseForWhatEdgesAskAndReport() {
        EdgeSite site = EdgeSite.open("observed");
        site.asks("/news/1").then().statusCode(200);

        turn("stop database");
        Response granted = site.asks("/news/2");
        Response taken = site.reports(List.of(EdgeSite.delivery(granted.header("Parley-Delivery"), "complete", 200)));
        Response repeatable = site.agent("GET", "/news/2")
                .header("Access-Bounds", ENOUGH)
                .header("Idempotency-Key", "one")
                .get("/v1/authorize");
        turn("start database");

        granted.then().statusCode(200);
        taken.then().statusCode(200).body("accepted", equalTo(1));
        repeatable.then().statusCode(503).body("type", equalTo("/problems/database-unavailable"));
    }

    private void turn(String which) {
        Objects.requireNonNull(switches.get(which)).run();
    }

    private static Response await(int status, Supplier<Response> asked) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        Response answer = asked.get();
        while (answer.statusCode() != status && System.nanoTime() < deadline) {
            answer = asked.get();
        }
        assertThat(answer.statusCode()).isEqualTo(status);
        return answer;
    }
}
