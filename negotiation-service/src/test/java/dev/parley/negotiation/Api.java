package dev.parley.negotiation;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** Speaks to the service under test. Every name is new, so that tests do not see each other. */
public final class Api {
    private Api() {}

    public static String newName(String prefix) {
        return prefix + "_" + UUID.randomUUID().toString().replace("-", "");
    }

    public static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key).contentType(ContentType.JSON);
    }

    public static RequestSpecification asOperator() {
        return as(RealServers.OPERATOR_KEY);
    }

    /** A publisher with one origin and a key of its own. */
    public record Seller(String id, String key, String origin) {
        public static Seller create() {
            String id = newName("pub");
            String origin = "http://" + id.replace('_', '-') + ".localhost";
            created(asOperator()
                    .body(Map.of("id", id, "name", "The Daily Planet", "zone", "Europe/Berlin", "currency", "EUR"))
                    .post("/v1/publishers"));
            created(asOperator()
                    .body(Map.of("origin", origin, "upstream", "http://127.0.0.1:9000"))
                    .post("/v1/publishers/{publisher}/origins", id));
            String key = created(asOperator().post("/v1/publishers/{publisher}/keys", id))
                    .path("key");
            return new Seller(id, key, origin);
        }

        /** Terms that hold at once. */
        public String terms() {
            return """
                    terms: 1
                    publisher: %s
                    origins: [%s]
                    currency: EUR
                    zone: Europe/Berlin
                    offers:
                      - id: read
                        resources: [/news/*]
                        permits: [ai-input]
                        price:
                          - {amount: "0.002", per: access}
                        settle: [postpay]
                    """.formatted(id, origin);
        }

        public Response publish(String yaml) {
            return as(key).contentType("application/yaml")
                    .body(yaml.getBytes(StandardCharsets.UTF_8))
                    .post("/v1/publishers/{publisher}/terms", id);
        }
    }

    /** A client that is approved by a publisher, with its key there. */
    public record Buyer(String id, String key, String keyId) {
        public static Buyer approvedBy(Seller seller) {
            String id = newName("cli");
            created(asOperator().body(Map.of("id", id, "name", "Reader Agents")).post("/v1/clients"));
            as(seller.key())
                    .body(Map.of("standing", "approved"))
                    .put("/v1/publishers/{publisher}/clients/{client}", seller.id(), id)
                    .then()
                    .statusCode(200);
            Response key =
                    created(as(seller.key()).post("/v1/publishers/{publisher}/clients/{client}/keys", seller.id(), id));
            return new Buyer(id, key.path("key"), key.path("keyId"));
        }
    }

    public static Response created(Response response) {
        response.then().statusCode(201);
        return response;
    }
}
