package dev.parley.billing.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.id.PublisherId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    private static final PublisherId PLANET = new PublisherId("pub_planet");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void beginsAndEndsAtMidnightWhereThePublisherIs() {
        var december = Period.of(PLANET, PeriodName.parse("2026-12"), BERLIN);

        assertThat(december.start()).isEqualTo("2026-11-30T23:00:00Z");
        assertThat(december.end()).isEqualTo("2026-12-31T23:00:00Z");
    }

    @Test
    void isAnHourShorterWhereTheClocksGoForward() {
        var march = Period.of(PLANET, PeriodName.parse("2027-03"), BERLIN);

        assertThat(Duration.between(march.start(), march.end()).toHours()).isEqualTo(31 * 24 - 1);
    }

    @Test
    void doesNotHoldItsEnd() {
        var december = Period.of(PLANET, PeriodName.parse("2026-12"), BERLIN);

        assertThat(PeriodName.of(december.end(), BERLIN)).isEqualTo(PeriodName.parse("2027-01"));
        assertThat(PeriodName.of(december.end().minusNanos(1), BERLIN)).isEqualTo(december.name());
        assertThat(december.hasEnded(december.end().minusNanos(1))).isFalse();
        assertThat(december.hasEnded(december.end())).isTrue();
    }

    @Test
    void knowsWhereTheClocksSkipMidnight() {
        // In Cuba midnight of 1 April 2012 never came.
        var april = Period.of(PLANET, PeriodName.parse("2012-04"), ZoneId.of("America/Havana"));

        assertThat(april.start()).isEqualTo(Instant.parse("2012-04-01T05:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026", "2026-13", "2026-1", "2026-12-01", "+12026-12", "December"})
    void refusesWhatIsNoMonth(String text) {
        assertThatThrownBy(() -> PeriodName.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a month such as 2026-12");
    }
}
