package dev.parley.negotiation.event;

import static dev.parley.negotiation.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.negotiation.Api.Buyer;
import dev.parley.negotiation.Api.Seller;
import dev.parley.negotiation.RealServers;
import dev.parley.negotiation.agreement.Agreements;
import dev.parley.protocol.agreement.Agreement;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.OfferId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.schemas.Topic;
import dev.parley.schemas.event.AgreementConcluded;
import dev.parley.schemas.event.ClientState;
import dev.parley.schemas.event.DeliveryMode;
import dev.parley.schemas.event.EdgeState;
import dev.parley.schemas.event.PublisherState;
import dev.parley.schemas.event.RelationshipState;
import dev.parley.schemas.event.Settlement;
import dev.parley.schemas.event.Standing;
import dev.parley.schemas.event.TermsPublished;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class StreamTest {
    @Inject
    Agreements agreements;

    @Inject
    InstantSource clock;

    @Inject
    @ConfigProperty(name = "parley.kafka.bootstrap-servers")
    String bootstrapServers;

    @Test
    void tellsEveryNodeOfAnEdgeAndOfItsRevocation() {
        Seller planet = Seller.create();
        String edge = as(planet.key())
                .body(Map.of("name", "nginx", "delivery", "unobserved"))
                .post("/v1/publishers/{p}/edges", planet.id())
                .path("edge");
        as(planet.key())
                .delete("/v1/publishers/{p}/edges/{e}", planet.id(), edge)
                .then()
                .statusCode(204);

        try (var stream = StreamReader.of(bootstrapServers, Topic.PARTIES)) {
            EdgeState made = edgeOf(planet, stream, state -> state.getKey().getRevokedAt() == null);
            EdgeState revoked = edgeOf(planet, stream, state -> state.getKey().getRevokedAt() != null);
            assertThat(made.getDelivery()).isEqualTo(DeliveryMode.UNOBSERVED);
            assertThat(revoked.getKey().getKeyId()).isEqualTo(edge);
            assertThat(revoked.getKey().getSha256()).isEqualTo(made.getKey().getSha256());
        }
    }

    private static EdgeState edgeOf(Seller seller, StreamReader stream, Predicate<EdgeState> wanted) {
        return stream.await(
                        PublisherState.class,
                        state -> state.getPublisher().equals(seller.id())
                                && state.getEdges().stream().anyMatch(wanted))
                .getEdges()
                .getFirst();
    }

    @Test
    void tellsTheWholeStateOfPartiesWithEachChange() {
        Seller planet = Seller.create();
        Buyer agent = Buyer.approvedBy(planet);
        as(planet.key())
                .delete("/v1/publishers/{p}/clients/{c}/keys/{k}", planet.id(), agent.id(), agent.keyId())
                .then()
                .statusCode(204);

        try (var stream = StreamReader.of(bootstrapServers, Topic.PARTIES)) {
            PublisherState publisher = stream.await(
                    PublisherState.class,
                    state -> state.getPublisher().equals(planet.id())
                            && !state.getKeys().isEmpty());
            assertThat(publisher.getVersion()).isEqualTo(3);
            assertThat(publisher.getOrigins().getFirst().getOrigin()).isEqualTo(planet.origin());
            assertThat(publisher.getOrigins().getFirst().getUpstream()).isEqualTo("http://127.0.0.1:9000");

            ClientState client =
                    stream.await(ClientState.class, state -> state.getClient().equals(agent.id()));
            assertThat(client.getName()).isEqualTo("Reader Agents");

            RelationshipState relationship = stream.await(
                    RelationshipState.class, state -> state.getClient().equals(agent.id()) && state.getVersion() == 3);
            assertThat(relationship.getStanding()).isEqualTo(Standing.APPROVED);
            assertThat(relationship.getKeys().getFirst().getRevokedAt()).isNotNull();
        }
    }

    @Test
    void tellsOfTermsAndOfEachAgreementOnce() {
        Seller planet = Seller.create();
        Buyer agent = Buyer.approvedBy(planet);
        String terms = planet.publish(planet.terms()).path("terms");
        var agreement = new Agreement(
                new PublisherId(planet.id()),
                PayerId.of(new ClientId(agent.id())),
                new OfferId("read"),
                new TermsHash(terms),
                dev.parley.protocol.terms.Settlement.POSTPAY);

        agreements.conclude(agreement, clock.instant());
        agreements.conclude(agreement, clock.instant());

        try (var stream = StreamReader.of(bootstrapServers, Topic.TERMS)) {
            TermsPublished published = stream.await(
                    TermsPublished.class, event -> event.getTermsHash().equals(terms));
            assertThat(published.getVersion()).isOne();
            assertThat(published.getPublisher()).isEqualTo(planet.id());
        }
        try (var stream = StreamReader.of(bootstrapServers, Topic.AGREEMENTS)) {
            AgreementConcluded concluded = stream.await(
                    AgreementConcluded.class,
                    event -> event.getAgreement().equals(agreement.id().value()));
            assertThat(concluded.getSettlement()).isEqualTo(Settlement.POSTPAY);
            assertThat(concluded.getSigned()).contains(".");
            assertThat(stream.seen(
                            AgreementConcluded.class,
                            event -> event.getAgreement().equals(agreement.id().value())))
                    .isOne();
        }
    }
}
