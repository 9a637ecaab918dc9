package dev.parley.negotiation.directory.http;

import static dev.parley.negotiation.Api.as;
import static dev.parley.negotiation.Api.asOperator;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.parley.negotiation.Api.Buyer;
import dev.parley.negotiation.Api.Seller;
import dev.parley.negotiation.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class EdgesTest {
    private static final String EDGES = "/v1/publishers/{publisher}/edges";

    @Test
    void showsTheKeyOfANewEdgeOnce() {
        Seller planet = Seller.create();

        Response made = as(planet.key())
                .body(Map.of("name", "nginx, Frankfurt", "delivery", "observed"))
                .post(EDGES, planet.id());
        Response listed = as(planet.key()).get(EDGES, planet.id());

        made.then().statusCode(201).header("Cache-Control", "no-store");
        assertThatJson(made.asString()).isEqualTo("""
                        {"edge":"${json-unit.regex}edge_[a-z2-7]{26}","key":"${json-unit.regex}parley_edge_[A-Za-z0-9_-]{43}",
                         "name":"nginx, Frankfurt","delivery":"observed","createdAt":"${json-unit.any-string}"}
                        """);
        listed.then().statusCode(200).body(not(containsString(made.path("key"))));
        assertThatJson(listed.asString()).isEqualTo("""
                        {"edges":[{"edge":"%s","name":"nginx, Frankfurt","delivery":"observed","createdAt":"${json-unit.any-string}"}]}
                        """.formatted(made.<String>path("edge")));
    }

    @Test
    void revokesAnEdgeOnceAndForAll() {
        Seller planet = Seller.create();
        String edge = asOperator()
                .body(Map.of("name", "caddy", "delivery", "unobserved"))
                .post(EDGES, planet.id())
                .path("edge");

        for (int time = 0; time < 2; time++) {
            as(planet.key()).delete(EDGES + "/{edge}", planet.id(), edge).then().statusCode(204);
        }

        as(planet.key())
                .get(EDGES, planet.id())
                .then()
                .body("edges", hasSize(1))
                .body("edges[0].revokedAt", notNullValue());
        as(planet.key())
                .delete(EDGES + "/{edge}", planet.id(), "edge_other")
                .then()
                .statusCode(404);
    }

    @Test
    void namesEveryMemberThatIsNotAsExpected() {
        Seller planet = Seller.create();

        Response answer = as(planet.key()).body(Map.of("delivery", "maybe")).post(EDGES, planet.id());

        answer.then().statusCode(400);
        assertThatJson(answer.asString()).node("faults").isEqualTo("""
                        [{"pointer":"/name","message":"missing; expected 1 to 200 characters, no control characters, no space at its ends"},
                         {"pointer":"/delivery","message":"expected one of observed, unobserved"}]
                        """);
    }

    @Test
    void isForThePublisherAlone() {
        Seller planet = Seller.create();
        Seller gazette = Seller.create();
        Buyer reader = Buyer.approvedBy(planet);
        Map<String, String> edge = Map.of("name", "nginx", "delivery", "observed");

        as(gazette.key()).body(edge).post(EDGES, planet.id()).then().statusCode(404);
        as(gazette.key()).get(EDGES, planet.id()).then().statusCode(404);
        as(reader.key())
                .get(EDGES, planet.id())
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/role-not-allowed"));
        assertThat(asOperator().get(EDGES, "pub_nobody").statusCode()).isEqualTo(404);
    }
}
