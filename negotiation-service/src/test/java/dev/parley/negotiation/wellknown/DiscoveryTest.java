package dev.parley.negotiation.wellknown;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.parley.negotiation.Api.Seller;
import dev.parley.negotiation.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@SuppressWarnings("NullAway.Init") // Quarkus sets the addresses
class DiscoveryTest {
    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @TestHTTPResource(value = "/health/live", management = true)
    URI live;

    @Test
    void tellsAnAgentWhereEverythingIs() {
        String answer = given().get("/.well-known/parley.json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .asString();

        assertThatJson(answer).isEqualTo("""
                        {"parley":1,
                         "decisions":"http://localhost:8080/v1/decisions",
                         "authorize":"http://localhost:8080/v1/authorize",
                         "deliveries":"http://localhost:8080/v1/deliveries",
                         "agreements":"http://localhost:8080/v1/agreements/{agreement}",
                         "terms":"http://localhost:8080/v1/terms/{terms}",
                         "keys":"http://localhost:8080/.well-known/parley-keys.json",
                         "openapi":"http://localhost:8080/openapi",
                         "bounds":["Access-Bounds","If-Price-LTE"]}
                        """);
    }

    @Test
    void tellsUnderAnOriginWhichTermsHold() {
        Seller planet = Seller.create();
        String hash = planet.publish(planet.terms()).path("terms");

        given().header("Host", URI.create(planet.origin()).getHost())
                .get("/.well-known/parley.json")
                .then()
                .statusCode(200)
                .body("site.publisher", equalTo(planet.id()))
                .body("site.origin", equalTo(planet.origin()))
                .body("site.termsHash", equalTo(hash))
                .body("site.terms", equalTo("http://localhost:8080/v1/terms/" + hash));
    }

    @Test
    void describesItsInterface() {
        given().accept("application/json")
                .get("/openapi")
                .then()
                .statusCode(200)
                .body(
                        "paths.keySet()",
                        hasItems("/v1/publishers", "/v1/publishers/{publisher}/terms", "/v1/decisions"));
    }

    @Test
    void isReadyOnTheManagementPortAlone() {
        given().get(ready).then().statusCode(200).body("status", equalTo("UP"));
        given().get(live).then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(404);
    }
}
