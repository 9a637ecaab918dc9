package dev.parley.negotiation.agreement;

import static dev.parley.negotiation.Api.as;
import static dev.parley.negotiation.Api.asOperator;
import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.negotiation.Api.Buyer;
import dev.parley.negotiation.Api.Seller;
import dev.parley.negotiation.RealServers;
import dev.parley.protocol.agreement.Agreement;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.OfferId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.terms.Settlement;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class AgreementsTest {
    @Inject
    Agreements agreements;

    @Inject
    InstantSource clock;

    @Inject
    AgroalDataSource database;

    private static Agreement between(Seller seller, Buyer buyer) {
        String terms = seller.publish(seller.terms()).path("terms");
        return new Agreement(
                new PublisherId(seller.id()),
                PayerId.of(new ClientId(buyer.id())),
                new OfferId("read"),
                new TermsHash(terms),
                Settlement.POSTPAY);
    }

    @Test
    void showsAnAgreementToItsPartiesAlone() {
        Seller planet = Seller.create();
        Buyer agent = Buyer.approvedBy(planet);
        Buyer other = Buyer.approvedBy(planet);
        Agreement agreement = between(planet, agent);

        agreements.conclude(agreement, clock.instant());

        String path = "/v1/agreements/" + agreement.id();
        as(agent.key())
                .get(path)
                .then()
                .statusCode(200)
                .body("agreement", equalTo(agreement.id().value()))
                .body("settlement", equalTo("postpay"));
        as(planet.key()).get(path).then().statusCode(200);
        asOperator().get(path).then().statusCode(200);
        as(other.key()).get(path).then().statusCode(404);
        as(Seller.create().key()).get(path).then().statusCode(404);
        given().get(path).then().statusCode(401);
    }

    @Test
    void signsAnAgreementSoThatThePublishedKeyVerifiesIt() {
        Seller planet = Seller.create();
        Agreement agreement = between(planet, Buyer.approvedBy(planet));
        agreements.conclude(agreement, clock.instant());

        String signed = as(planet.key()).get("/v1/agreements/" + agreement.id()).path("signed");
        String keys = given().get("/.well-known/parley-keys.json").asString();

        String key = io.restassured.path.json.JsonPath.from(keys).getString("keys[0].x");
        assertThat(Jwks.verifies(key, signed)).isTrue();
        assertThat(Jwks.verifies(key, signed.replaceFirst("\\.[^.]", ".X"))).isFalse();
        assertThatJson(keys).isEqualTo("""
                        {"keys":[{"kty":"OKP","crv":"Ed25519","use":"sig","alg":"EdDSA",
                                  "kid":"${json-unit.any-string}","x":"${json-unit.any-string}"}]}
                        """);
    }

    @Test
    void concludesAnAgreementOnceHoweverManyAskAtOnce() throws Exception {
        Seller planet = Seller.create();
        Agreement agreement = between(planet, Buyer.approvedBy(planet));
        Instant now = clock.instant();
        Callable<Boolean> conclusion = () -> {
            agreements.conclude(agreement, now);
            return agreements.stands(agreement.id());
        };

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> stands : threads.invokeAll(Collections.nCopies(16, conclusion))) {
                assertThat(stands.get()).isTrue();
            }
        }

        assertThat(rows("select count(*) from agreement where agreement = '" + agreement.id() + "'"))
                .isOne();
    }

    @Test
    void keepsAgreementsAndTermsFromBeingChangedEvenByTheServiceItself() {
        Seller planet = Seller.create();
        agreements.conclude(between(planet, Buyer.approvedBy(planet)), clock.instant());

        for (String change : List.of(
                "update agreement set payer = 'cli_other'",
                "delete from agreement",
                "truncate agreement",
                "update terms set canonical = '{}'",
                "delete from terms",
                "truncate terms cascade")) {
            assertThatThrownBy(() -> execute(change)).as(change).isInstanceOf(SQLException.class);
        }
    }

    private long rows(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String change) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(change);
        }
    }
}
