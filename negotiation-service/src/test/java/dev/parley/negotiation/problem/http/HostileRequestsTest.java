package dev.parley.negotiation.problem.http;

import static dev.parley.negotiation.Api.as;
import static dev.parley.negotiation.Api.asOperator;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.parley.negotiation.Api.Seller;
import dev.parley.negotiation.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class HostileRequestsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "42",
                "{",
                "{}}",
                "{\"name\":{\"a\":1}}",
                "{\"name\":[\"a\"]}",
                "{\"name\":null,\"name\":null}",
                "{\"__proto__\":1}",
                "\u0000",
                "{\"id\":\"pub_x\",\"name\":\"\\ud800\",\"zone\":\"Europe/Berlin\",\"currency\":\"EUR\"}",
                "{\"id\":\"pub_../x\",\"name\":\"a\",\"zone\":\"Europe/Berlin\",\"currency\":\"EUR\"}",
                "{\"id\":\"pub_x'; drop table publisher\",\"name\":\"a\",\"zone\":\"+01:00\",\"currency\":\"eur\"}"
            })
    void answersGarbageWithAProblem(String body) {
        Response answer =
                asOperator().body(body.getBytes(StandardCharsets.UTF_8)).post("/v1/publishers");

        answer.then().statusCode(400).contentType("application/problem+json").body("$", not(hasKey("incident")));
        assertThat(answer.asString()).doesNotContain("Exception", "dev.parley", "jackson", "java.");
    }

    @Test
    void refusesNestingThatWouldExhaustTheStack() {
        asOperator()
                .body("[".repeat(100_000).getBytes(StandardCharsets.UTF_8))
                .post("/v1/publishers")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void refusesBodiesThatAreFarTooLarge() {
        Seller planet = Seller.create();

        planet.publish("#".repeat(2 * 1024 * 1024))
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("limit", equalTo(1024 * 1024));
    }

    @Test
    void refusesHeadersThatAreTooLarge() {
        given().header("X-Long", "x".repeat(20_000))
                .get("/v1/publishers")
                .then()
                .statusCode(431);
    }

    @Test
    void saysThatThereIsNothingUnderAPath() {
        asOperator()
                .get("/v1/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/not-found"));
    }

    @Test
    void saysThatAMethodDoesNotApply() {
        asOperator()
                .delete("/v1/publishers")
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/method-not-allowed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pub_UPPER", "..%2F..", "pub_%00", "pub_ä", "x"})
    void findsNothingUnderIdsThatAreNone(String id) {
        asOperator()
                .urlEncodingEnabled(false)
                .get("/v1/publishers/" + id)
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "Bearer", "Basic eDp5", "Bearer a b c", "Bearer \u00e4"})
    void refusesOtherCredentials(String authorization) {
        given().header("Authorization", authorization)
                .get("/v1/publishers")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void refusesACursorThatItDidNotGive() {
        asOperator().get("/v1/publishers?next=%3F%3F").then().statusCode(400);
        Seller planet = Seller.create();
        as(planet.key())
                .get("/v1/publishers/{publisher}/terms?next=abc", planet.id())
                .then()
                .statusCode(400);
    }
}
