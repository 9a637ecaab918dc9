package dev.parley.shipper.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T16:00:00Z");

    @Test
    void readsSecondsAndDates() {
        assertThat(RetryAfter.read("7", NOW)).contains(Duration.ofSeconds(7));
        assertThat(RetryAfter.read("Fri, 20 Nov 2026 16:00:09 GMT", NOW)).contains(Duration.ofSeconds(9));
        assertThat(RetryAfter.read("Fri, 20 Nov 2026 15:00:00 GMT", NOW)).contains(Duration.ZERO);
    }

    @Test
    void doesNotWaitForEverBecauseSomebodySaysSo() {
        assertThat(RetryAfter.read("999999999", NOW)).contains(RetryAfter.MAX);
    }

    @Test
    void doesNotBelieveWhatItCannotRead() {
        assertThat(RetryAfter.read("soon", NOW)).isEmpty();
        assertThat(RetryAfter.read("-1", NOW)).isEmpty();
    }
}
