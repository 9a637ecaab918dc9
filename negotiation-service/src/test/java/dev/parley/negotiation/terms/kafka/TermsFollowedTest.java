package dev.parley.negotiation.terms.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.negotiation.event.ProducerBoot;
import dev.parley.negotiation.terms.TermsVersion;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.terms.CompiledTerms;
import dev.parley.schemas.EventCodec;
import dev.parley.schemas.event.TermsPublished;
import dev.parley.schemas.event.TermsWithdrawn;
import dev.parley.shell.problem.ProblemException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TermsFollowedTest {
    private static final PublisherId PLANET = new PublisherId("pub_planet");
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final CompiledTerms TERMS = TermsRecords.compile("""
            {"terms":1,"publisher":"pub_planet","origins":["https://planet.example"],"currency":"EUR",
             "zone":"Europe/Berlin","offers":[{"id":"read","resources":["/*"],"permits":["ai-input"],
             "price":[{"amount":"0.002","per":"access"}],"settle":["postpay"]}]}
            """);

    private final EventCodec codec = new EventCodec();
    private final TermsRecords records = new TermsRecords(codec, new ProducerBoot("boot"), new Random(1));
    private final TermsFollowed followed = new TermsFollowed(records);

    private TermsPublished published() {
        return (TermsPublished)
                codec.decode(records.of(new TermsVersion(1, NOW, NOW, TERMS)).payload());
    }

    @Test
    void makesOfARecordTheTermsThatWerePublished() {
        followed.accept(published());

        assertThat(followed.timeline().of(PLANET, NOW))
                .hasValueSatisfying(terms -> assertThat(terms.canonical()).isEqualTo(TERMS.canonical()));
    }

    @Test
    void decidesNothingUnderTermsThatAreNotWhatTheirHashSays() {
        TermsPublished tampered = TermsPublished.newBuilder(published())
                .setDocument(TERMS.canonical().replace("0.002", "9"))
                .build();

        followed.accept(tampered);

        assertThatThrownBy(() -> followed.timeline().of(PLANET, NOW))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("terms-unreadable");
        assertThat(followed.timeline().of(PLANET, NOW.minusSeconds(1))).isEmpty();
    }

    @Test
    void decidesAgainOnceTheTermsCanBeRead() {
        followed.accept(TermsPublished.newBuilder(published()).setDocument("{}").build());

        followed.accept(published());

        assertThat(followed.timeline().of(PLANET, NOW)).isPresent();
    }

    @Test
    void forgetsTermsThatWereWithdrawn() {
        TermsPublished published = published();
        followed.accept(published);

        followed.accept(TermsWithdrawn.newBuilder()
                .setEventId(published.getEventId())
                .setOccurredAt(NOW)
                .setEnvelope(published.getEnvelope())
                .setPublisher("pub_planet")
                .setTermsHash(published.getTermsHash())
                .build());

        assertThat(followed.timeline().of(PLANET, NOW)).isEmpty();
    }
}
