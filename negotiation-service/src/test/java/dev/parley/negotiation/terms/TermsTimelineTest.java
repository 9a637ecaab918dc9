package dev.parley.negotiation.terms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.negotiation.terms.kafka.TermsRecords;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.terms.CompiledTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTimelineTest {
    private static final PublisherId PLANET = new PublisherId("pub_planet");
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final TermsTimeline timeline = new TermsTimeline();

    private static CompiledTerms terms(int price) {
        return TermsRecords.compile("""
                {"terms":1,"publisher":"pub_planet","origins":["https://planet.example"],"currency":"EUR",
                 "zone":"Europe/Berlin","offers":[{"id":"read","resources":["/*"],"permits":["ai-input"],
                 "price":[{"amount":"%d","per":"access"}],"settle":["postpay"]}]}
                """.formatted(price));
    }

    private static TermsVersion version(int number, Instant publishedAt, Instant validFrom) {
        return new TermsVersion(number, validFrom, publishedAt, terms(number));
    }

    private void expectInForce(Instant at, int number) {
        assertThat(timeline.of(PLANET, at))
                .hasValueSatisfying(inForce ->
                        assertThat(inForce.hash()).isEqualTo(terms(number).hash()));
    }

    @Test
    void knowsNothingBeforeTheFirstVersionHolds() {
        timeline.apply(version(1, NOW, NOW.plus(DAY)));

        assertThat(timeline.of(PLANET, NOW)).isEmpty();
        expectInForce(NOW.plus(DAY), 1);
    }

    @Test
    void letsAnAnnouncedVersionTakeOverAtItsTime() {
        timeline.apply(version(1, NOW, NOW));
        timeline.apply(version(2, NOW, NOW.plus(DAY)));

        expectInForce(NOW.plus(DAY).minusNanos(1000), 1);
        expectInForce(NOW.plus(DAY), 2);
    }

    @Test
    void keepsWhatWasAnnouncedWhenAnotherVersionComesBefore() {
        timeline.apply(version(1, NOW, NOW));
        timeline.apply(version(2, NOW, NOW.plus(DAY)));
        timeline.apply(version(3, NOW.plusSeconds(1), NOW.plusSeconds(1)));

        expectInForce(NOW.plusSeconds(1), 3);
        expectInForce(NOW.plus(DAY), 2);
    }

    @Test
    void letsTheLaterOfTwoForTheSameTimeHold() {
        timeline.apply(version(2, NOW, NOW));
        timeline.apply(version(1, NOW, NOW));

        expectInForce(NOW, 2);
    }

    @Test
    void returnsToTheVersionBeforeAWithdrawnOne() {
        timeline.apply(version(1, NOW, NOW));
        timeline.apply(version(2, NOW, NOW));

        timeline.withdraw(PLANET, terms(2).hash());
        timeline.apply(version(2, NOW, NOW));

        expectInForce(NOW, 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void holdsTheSameInWhateverOrderVersionsCome(long seed) {
        List<TermsVersion> versions = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            versions.add(version(i, NOW.plus(DAY.multipliedBy(i)), NOW.plus(DAY.multipliedBy(i))));
        }
        versions.addAll(List.copyOf(versions));
        Collections.shuffle(versions, new Random(seed));

        versions.forEach(timeline::apply);

        expectInForce(NOW.plus(DAY.multipliedBy(5)), 5);
        expectInForce(NOW.plus(DAY.multipliedBy(60)), 6);
    }
}
