package dev.parley.protocol.header;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** ISO 8601 durations of days, hours, minutes and seconds; days are 24 hours. */
final class WireDuration {
    private static final String SIGNS_OF_A_DURATION = "PTDHMS.0123456789";

    private WireDuration() {}

    /** @throws IllegalArgumentException if the text is no such duration, or is signed */
    static Duration parse(String text) {
        // Duration.parse also takes signs, commas and lower case.
        if (text.chars().anyMatch(c -> SIGNS_OF_A_DURATION.indexOf(c) < 0)) {
            throw new IllegalArgumentException("expected a duration such as P7D");
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException("expected a duration such as P7D", malformed);
        }
    }

    /** Whole days as days, as people write them. */
    static String format(Duration duration) {
        return duration.equals(Duration.ofDays(duration.toDays()))
                ? "P" + duration.toDays() + "D"
                : duration.toString();
    }
}
