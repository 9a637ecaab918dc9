package dev.parley.negotiation.event;

import static dev.parley.negotiation.Api.asOperator;
import static dev.parley.negotiation.Api.newName;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.backbone.Backbone;
import dev.parley.negotiation.Api.Buyer;
import dev.parley.negotiation.Api.Seller;
import dev.parley.negotiation.directory.Directory;
import dev.parley.negotiation.identity.Caller;
import dev.parley.negotiation.identity.Identities;
import dev.parley.negotiation.terms.TermsInForce;
import dev.parley.protocol.id.PublisherId;
import dev.parley.schemas.Topic;
import dev.parley.schemas.event.PublisherState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = OwnServers.class, restrictToAnnotatedClass = true)
class OutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @SuppressWarnings("NullAway.Init") // set by OwnServers
    Backbone servers;

    @Inject
    Directory directory;

    @Inject
    Identities identities;

    @Inject
    TermsInForce terms;

    @Inject
    InstantSource clock;

    @Inject
    Readiness readiness;

    @Inject
    @ConfigProperty(name = "parley.kafka.bootstrap-servers")
    String bootstrapServers;

    private static Response register(String id) {
        return asOperator()
                .body(Map.of("id", id, "name", "Planet", "zone", "Europe/Berlin", "currency", "EUR"))
                .post("/v1/publishers");
    }

    @Test
    void sendsLaterWhatWasStoredWhileTheStreamWasDown() {
        String before = newName("pub");
        String during = newName("pub");
        register(before).then().statusCode(201);

        servers.stopBroker();
        try {
            register(during).then().statusCode(201);
        } finally {
            servers.startBroker();
        }

        try (var stream = StreamReader.of(bootstrapServers, Topic.PARTIES)) {
            assertThat(stream.await(
                                    PublisherState.class,
                                    state -> state.getPublisher().equals(during))
                            .getVersion())
                    .isOne();
            assertThat(stream.await(
                                    PublisherState.class,
                                    state -> state.getPublisher().equals(before))
                            .getVersion())
                    .isOne();
        }
    }

    @Test
    void saysThatTheDatabaseIsDownAndGoesOnDecidingFromMemory() {
        Seller planet = Seller.create();
        Buyer agent = Buyer.approvedBy(planet);
        planet.publish(planet.terms()).then().statusCode(201);

        servers.stopDatabaseServer();
        try {
            register(newName("pub"))
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "2")
                    .body("type", equalTo("/problems/database-unavailable"));
            var publisher = new PublisherId(planet.id());
            assertThat(directory.site(URI.create(planet.origin()).getHost())).isPresent();
            assertThat(identities.identify(publisher, "Bearer " + agent.key())).isInstanceOf(Caller.KnownClient.class);
            assertThat(terms.of(publisher, clock.instant())).isPresent();
            assertThat(readiness.isReady()).isTrue();
            given().get("/.well-known/parley-keys.json").then().statusCode(200);
        } finally {
            servers.startDatabaseServer();
        }

        assertThat(statusOnceItAnswers(newName("pub"))).isEqualTo(201);
    }

    /** The pool may hold connections that died with the server. */
    private static int statusOnceItAnswers(String id) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int status = register(id).statusCode();
        while (status == 503 && System.nanoTime() < deadline) {
            status = register(id).statusCode();
        }
        return status;
    }
}
