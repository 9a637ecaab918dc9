package dev.parley.negotiation.directory.http;

import static dev.parley.negotiation.Api.as;
import static dev.parley.negotiation.Api.asOperator;
import static dev.parley.negotiation.Api.newName;
import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.parley.negotiation.Api.Seller;
import dev.parley.negotiation.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class PublishersTest {
    private static Map<String, String> planet(String id) {
        return Map.of("id", id, "name", "The Daily Planet", "zone", "Europe/Berlin", "currency", "EUR");
    }

    @Test
    void registersAPublisherOnceHoweverOftenItIsAskedTo() {
        String id = newName("pub");

        Response first = asOperator().body(planet(id)).post("/v1/publishers");
        Response second = asOperator().body(planet(id)).post("/v1/publishers");

        first.then().statusCode(201).header("Location", org.hamcrest.Matchers.endsWith("/v1/publishers/" + id));
        second.then().statusCode(200);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThatJson(first.asString()).isEqualTo("""
                        {"id":"%s","name":"The Daily Planet","zone":"Europe/Berlin","currency":"EUR","origins":[],"keys":[]}
                        """.formatted(id));
    }

    @Test
    void refusesAnotherPublisherUnderTheSameId() {
        String id = newName("pub");
        asOperator().body(planet(id)).post("/v1/publishers").then().statusCode(201);

        asOperator()
                .body(Map.of("id", id, "name", "Other", "zone", "Europe/Berlin", "currency", "EUR"))
                .post("/v1/publishers")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/conflict"));
    }

    @Test
    void namesEveryMemberThatIsNotAsExpected() {
        Response answer = asOperator()
                .body("{\"id\":\"planet\",\"name\":\"\",\"currency\":\"euro\"}")
                .post("/v1/publishers");

        answer.then().statusCode(400).contentType("application/problem+json");
        assertThatJson(answer.asString()).isEqualTo("""
                        {"type":"/problems/invalid-request","title":"The request says something that cannot be","status":400,
                         "detail":"4 members are not as expected: see faults.",
                         "faults":[
                          {"pointer":"/id","message":"expected pub_ and 1 to 60 of a-z, 0-9 and _"},
                          {"pointer":"/name","message":"expected 1 to 200 characters, no control characters, no space at its ends"},
                          {"pointer":"/zone","message":"missing; expected an IANA time zone such as Europe/Berlin"},
                          {"pointer":"/currency","message":"expected an ISO 4217 code such as EUR"}]}
                        """);
    }

    @Test
    void staysClosedInOutagesUntilThePublisherChoosesOtherwise() {
        Seller seller = Seller.create();
        String before = as(seller.key())
                .get("/v1/publishers/{publisher}/outages", seller.id())
                .asString();

        Response chosen = as(seller.key())
                .body(Map.of("kafka", "open", "database", "closed", "keys", "closed"))
                .put("/v1/publishers/{publisher}/outages", seller.id());

        chosen.then().statusCode(200);
        assertThatJson(before).isEqualTo("{\"kafka\":\"closed\",\"database\":\"closed\",\"keys\":\"closed\"}");
        assertThatJson(chosen.asString()).isEqualTo("{\"kafka\":\"open\",\"database\":\"closed\",\"keys\":\"closed\"}");
        assertThat(asOperator()
                        .get("/v1/publishers/{publisher}/outages", seller.id())
                        .asString())
                .isEqualTo(chosen.asString());
    }

    @Test
    void leavesNoOutageUnchosen() {
        Seller seller = Seller.create();

        Response answer = as(seller.key())
                .body(Map.of("kafka", "ajar", "database", "open"))
                .put("/v1/publishers/{publisher}/outages", seller.id());

        answer.then().statusCode(400).body("faults.pointer", org.hamcrest.Matchers.contains("/kafka", "/keys"));
    }

    @Test
    void letsNobodyChooseForAnother() {
        Seller seller = Seller.create();

        as(Seller.create().key())
                .body(Map.of("kafka", "open", "database", "open", "keys", "open"))
                .put("/v1/publishers/{publisher}/outages", seller.id())
                .then()
                .statusCode(404);
    }

    @Test
    void refusesAnUnknownMemberWithItsPlace() {
        Response answer = asOperator()
                .body("{\"name\":\"Planet\",\n \"zone\":\"Europe/Berlin\",\"currency\":\"EUR\",\"color\":\"red\"}")
                .post("/v1/publishers");

        answer.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-request"))
                .body("faults[0].pointer", equalTo("/color"))
                .body("faults[0].line", equalTo(2))
                .body("faults[0].message", equalTo("unknown member; expected one of currency, id, name, zone"));
    }

    @Test
    void saysWhereABodyIsNotWellFormed() {
        asOperator()
                .body("{\"name\":\"Planet\",\n}")
                .post("/v1/publishers")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/malformed-body"))
                .body("line", equalTo(2))
                .body("detail", startsWith("Expected a JSON object; what stands at line 2"));
    }

    @Test
    void refusesANumberWhereTextIsExpected() {
        asOperator()
                .body("{\"name\":7,\"zone\":\"Europe/Berlin\",\"currency\":\"EUR\"}")
                .post("/v1/publishers")
                .then()
                .statusCode(400)
                .body("faults[0].pointer", equalTo("/name"));
    }

    @Test
    void refusesAMemberThatStandsTwice() {
        asOperator()
                .body("{\"name\":\"A\",\"name\":\"B\",\"zone\":\"Europe/Berlin\",\"currency\":\"EUR\"}")
                .post("/v1/publishers")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void asksForAKeyAndSaysHow() {
        given().contentType(ContentType.JSON)
                .body(planet(newName("pub")))
                .post("/v1/publishers")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body("type", equalTo("/problems/credential-missing"));
    }

    @Test
    void refusesAnUnknownKey() {
        as("parley_pub_unknown")
                .get("/v1/publishers")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("type", equalTo("/problems/credential-invalid"));
    }

    @Test
    void letsAPublisherSeeItselfAndNobodyElse() {
        Seller planet = Seller.create();
        Seller gazette = Seller.create();

        as(planet.key()).get("/v1/publishers/{id}", planet.id()).then().statusCode(200);
        as(planet.key())
                .get("/v1/publishers")
                .then()
                .statusCode(200)
                .body("publishers.id", equalTo(java.util.List.of(planet.id())));
        as(planet.key())
                .get("/v1/publishers/{id}", gazette.id())
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/not-found"));
        as(planet.key())
                .body(planet(newName("pub")))
                .post("/v1/publishers")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/role-not-allowed"));
    }
}
