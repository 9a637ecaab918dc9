package dev.parley.negotiation.terms.http;

import static dev.parley.negotiation.Api.as;
import static dev.parley.negotiation.Api.asOperator;
import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.parley.negotiation.Api.Buyer;
import dev.parley.negotiation.Api.Seller;
import dev.parley.negotiation.RealServers;
import dev.parley.negotiation.terms.TermsInForce;
import dev.parley.protocol.id.PublisherId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class TermsTest {
    private static final int MANY = 16;

    @Inject
    TermsInForce inForce;

    @Inject
    InstantSource clock;

    @Test
    void publishesTermsThatHoldAtOnce() {
        Seller planet = Seller.create();

        Response answer = planet.publish(planet.terms());

        answer.then().statusCode(201).body("version", equalTo(1));
        assertThat(hashInForce(planet, clock.instant())).isEqualTo(answer.<String>path("terms"));
    }

    @Test
    void knowsTheSameDocumentAgainInWhateverFormItComes() {
        Seller planet = Seller.create();
        String hash = planet.publish(planet.terms()).path("terms");
        String json = given().get("/v1/terms/{hash}", hash).asString();

        Response again = as(planet.key()).body(json).post("/v1/publishers/{publisher}/terms", planet.id());

        again.then().statusCode(200).body("terms", equalTo(hash)).body("version", equalTo(1));
    }

    @Test
    void showsPrivateOffersToNobodyElse() {
        Seller planet = Seller.create();
        Response answer = planet.publish(planet.terms() + """
                  - id: partners
                    clients: [cli_friendly_archive]
                    resources: ["/*"]
                    permits: [all]
                    price: []
                    settle: [free]
                """);

        String shown = given().get("/v1/terms/{hash}", answer.<String>path("terms"))
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(shown).doesNotContain("cli_friendly_archive").contains("\"read\"");
        assertThatJson(shown).inPath("offers[1]").isString().startsWith("sha-256:");
    }

    @Test
    void listsEveryFaultWithItsPlace() {
        Seller planet = Seller.create();

        Response answer = planet.publish("""
                terms: 1
                publisher: %s
                origins: [%s]
                currency: EUR
                zone: Europe/Berlin
                colour: red
                offers:
                  - id: read
                    resources: [/news/*]
                    permits: [ai-input]
                    price:
                      - {amount: 0.002, per: access}
                    settle: [postpay]
                """.formatted(planet.id(), planet.origin()));

        answer.then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/terms-invalid"))
                .body("faults.pointer", equalTo(List.of("/colour", "/offers/0/price/0/amount")))
                .body("faults.line", equalTo(List.of(6, 12)));
    }

    @Test
    void refusesTermsForSomebodyElse() {
        Seller planet = Seller.create();
        Seller gazette = Seller.create();

        Response answer = planet.publish(gazette.terms());

        answer.then()
                .statusCode(422)
                .body("faults.pointer", equalTo(List.of("/publisher", "/origins/0")))
                .body("faults.line", equalTo(List.of(2, 3)));
        as(planet.key())
                .contentType("application/yaml")
                .body(gazette.terms().getBytes(StandardCharsets.UTF_8))
                .post("/v1/publishers/{publisher}/terms", gazette.id())
                .then()
                .statusCode(404);
    }

    @Test
    void saysWhereYamlIsNotWellFormed() {
        Seller planet = Seller.create();

        planet.publish("terms: 1\norigins: [a, b\npublisher: x\n")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/malformed-body"))
                .body("line", equalTo(3));
    }

    @Test
    void refusesDocumentsThatAreTooLarge() {
        Seller planet = Seller.create();

        planet.publish("#".repeat(256 * 1024 + 1))
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("limit", equalTo(256 * 1024));
    }

    @Test
    void refusesOtherMediaTypes() {
        Seller planet = Seller.create();

        as(planet.key())
                .contentType("text/plain")
                .body(planet.terms())
                .post("/v1/publishers/{publisher}/terms", planet.id())
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void keepsAnAnnouncedVersionForItsTime() {
        Seller planet = Seller.create();
        Instant later = clock.instant().plus(Duration.ofDays(3));
        String now = planet.publish(planet.terms()).path("terms");

        Response announced =
                planet.publish(planet.terms().replace("0.002", "0.003") + "valid: {from: " + later + "}\n");

        announced.then().statusCode(201).body("version", equalTo(2));
        assertThat(hashInForce(planet, clock.instant())).isEqualTo(now);
        assertThat(hashInForce(planet, later)).isEqualTo(announced.<String>path("terms"));
    }

    @Test
    void doesNotReturnToAReplacedVersionUnasked() {
        Seller planet = Seller.create();
        planet.publish(planet.terms()).then().statusCode(201);
        planet.publish(planet.terms().replace("0.002", "0.003")).then().statusCode(201);

        planet.publish(planet.terms())
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/conflict"))
                .body("version", equalTo(1));
    }

    @Test
    void countsVersionsWithoutGapsWhenManyPublishAtOnce() throws Exception {
        Seller planet = Seller.create();
        List<Callable<Integer>> publications = IntStream.rangeClosed(1, MANY)
                .<Callable<Integer>>mapToObj(price ->
                        () -> planet.publish(planet.terms().replace("0.002", "0." + price))
                                .statusCode())
                .toList();

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> answer : threads.invokeAll(publications)) {
                assertThat(answer.get()).isEqualTo(201);
            }
        }

        List<Integer> versions = as(planet.key())
                .get("/v1/publishers/{publisher}/terms", planet.id())
                .path("terms.version");
        assertThat(versions)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, MANY)
                        .map(i -> MANY + 1 - i)
                        .boxed()
                        .toList());
    }

    @Test
    void opensTermsToTheirPublisherAlone() {
        Seller planet = Seller.create();
        Buyer agent = Buyer.approvedBy(planet);
        planet.publish(planet.terms()).then().statusCode(201);
        String path = "/v1/publishers/" + planet.id() + "/terms";

        asOperator().get(path).then().statusCode(200).body("terms", hasSize(1));
        as(Seller.create().key()).get(path).then().statusCode(404);
        as(agent.key()).get(path).then().statusCode(403);
        given().get(path).then().statusCode(401);
    }

    @Test
    void knowsNoTermsThatWereNotPublished() {
        given().get("/v1/terms/sha-256:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/not-found"));
        given().get("/v1/terms/garbage").then().statusCode(404).contentType(startsWith("application/problem+json"));
    }

    private String hashInForce(Seller seller, Instant at) {
        return inForce.of(new PublisherId(seller.id()), at).orElseThrow().hash().value();
    }
}
