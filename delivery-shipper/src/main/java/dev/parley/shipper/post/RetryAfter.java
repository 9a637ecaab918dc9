package dev.parley.shipper.post;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The field {@code Retry-After} (RFC 9110, section 10.2.3): seconds, or a date. */
final class RetryAfter {
    /** Nobody is believed who asks for more. */
    static final Duration MAX = Duration.ofHours(1);

    private RetryAfter() {}

    /** Zero to {@link #MAX}; empty for a text that is neither. */
    static Optional<Duration> read(String text, Instant now) {
        if (text.matches("\\d{1,9}")) {
            return Optional.of(limited(Duration.ofSeconds(Long.parseLong(text))));
        }
        try {
            Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(limited(Duration.between(now, date)));
        } catch (DateTimeException otherwise) {
            return Optional.empty();
        }
    }

    private static Duration limited(Duration asked) {
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(MAX) > 0 ? MAX : asked;
    }
}
