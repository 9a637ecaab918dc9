package dev.parley.shipper.post;

import java.time.Duration;

/**
 * The pause before the next attempt: one second at first, twice as long each time, a minute at most.
 *
 * @param attempts that failed in a row
 */
public record Backoff(int attempts) {
    private static final int MAX_SECONDS = 60;
    private static final int DOUBLINGS = 6;

    public static final Backoff NONE = new Backoff(0);

    public Backoff next() {
        return new Backoff(Math.min(attempts + 1, DOUBLINGS + 1));
    }

    public Duration pause() {
        return attempts == 0 ? Duration.ZERO : Duration.ofSeconds(Math.min(1L << attempts - 1, MAX_SECONDS));
    }
}
