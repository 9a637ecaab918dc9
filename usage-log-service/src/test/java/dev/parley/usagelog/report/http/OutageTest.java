package dev.parley.usagelog.report.http;

import static dev.parley.usagelog.TestUsage.keys;
import static dev.parley.usagelog.report.http.Buyer.cited;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.backbone.Backbone;
import dev.parley.usagelog.Golden;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = OwnBackbone.class, restrictToAnnotatedClass = true)
class OutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @SuppressWarnings("NullAway.Init") // set by OwnBackbone
    Backbone servers;

    @Test
    void saysThatTheStreamIsAwayAndGoesOnOnceItIsBack() {
        Buyer buyer = Buyer.registered(servers.bootstrapServers());
        String report = "{\"records\": [%s]}".formatted(cited("c-1", buyer.accessed(keys(1))));
        servers.stopBroker();
        try {
            Response first = buyer.report(report);
            long asked = System.nanoTime();
            Response second = buyer.report(report);

            first.then().statusCode(503).header("Retry-After", "2");
            Golden.assertJson("stream-away.json", first.asString());
            second.then().statusCode(503);
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(1));
        } finally {
            servers.startBroker();
        }

        assertThat(statusOnceItIsTaken(buyer, report)).isEqualTo(202);
        try (var topic = new UsageTopic(servers.bootstrapServers(), buyer.reporter())) {
            assertThat(topic.await(2)).isNotEmpty();
        }
    }

    @Test
    void needsTheDatabaseOnlyForLinesThatMustWait() {
        Buyer buyer = Buyer.registered(servers.bootstrapServers());
        String waiting = "{\"records\": [%s]}".formatted(cited("c-2", buyer.accessed(keys(2))));
        servers.stopDatabaseServer();
        try {
            Response refused = buyer.report(waiting);
            refused.then().statusCode(503).header("Retry-After", "2");
            Golden.assertJson("database-away.json", refused.asString());
            buyer.report("{\"records\": [%s]}".formatted(cited("c-1", buyer.accessed(keys(1)))))
                    .then()
                    .statusCode(202)
                    .body("accepted", equalTo(1));
        } finally {
            servers.startDatabaseServer();
        }

        assertThat(statusOnceItIsTaken(buyer, waiting)).isEqualTo(202);
    }

    private static int statusOnceItIsTaken(Buyer buyer, String report) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int status = buyer.report(report).statusCode();
        while (status == 503 && System.nanoTime() < deadline) {
            status = buyer.report(report).statusCode();
        }
        return status;
    }
}
