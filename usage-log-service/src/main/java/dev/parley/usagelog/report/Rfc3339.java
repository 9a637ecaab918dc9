package dev.parley.usagelog.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Times as RFC 3339, section 5.6, writes them; to the microsecond, what is finer is cut off. */
final class Rfc3339 {
    static final String EXPECTED = "a time as in 2026-12-01T09:30:00Z (RFC 3339)";
    private static final int FRACTION_AT = 19;
    private static final int MICRO_DIGITS = 6;
    private static final long SECONDS_A_DAY = 86_400;
    private static final int NANOS_A_MICRO = 1000;

    private final String text;
    private int position;

    private Rfc3339(String text) {
        this.text = text;
    }

    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(new Rfc3339(text).instant());
        } catch (DateTimeException | StringIndexOutOfBoundsException notATime) {
            return Optional.empty();
        }
    }

    private Instant instant() {
        LocalDate date = LocalDate.of(number(0, 4), number(5, 2), number(8, 2));
        require(is(4, '-') && is(7, '-') && (is(10, 'T') || is(10, 't')) && is(13, ':') && is(16, ':'));
        int seconds = clockSeconds(number(11, 2), number(14, 2), number(17, 2));
        position = FRACTION_AT;
        int micros = fraction();
        int offset = offset();
        require(position == text.length());
        return Instant.ofEpochSecond(
                date.toEpochDay() * SECONDS_A_DAY + seconds - offset, (long) micros * NANOS_A_MICRO);
    }

    private static int clockSeconds(int hour, int minute, int second) {
        require(hour < 24 && minute < 60 && second < 60);
        return (hour * 60 + minute) * 60 + second;
    }

    private int fraction() {
        if (!is(position, '.')) {
            return 0;
        }
        int first = ++position;
        int micros = 0;
        while (isDigit(position)) {
            if (position - first < MICRO_DIGITS) {
                micros = micros * 10 + digit(position);
            }
            position++;
        }
        require(position > first);
        for (int digits = position - first; digits < MICRO_DIGITS; digits++) {
            micros *= 10;
        }
        return micros;
    }

    /** Seconds that the time is ahead of UTC. */
    private int offset() {
        char sign = text.charAt(position);
        if (sign == 'Z' || sign == 'z') {
            position++;
            return 0;
        }
        require((sign == '+' || sign == '-') && is(position + 3, ':'));
        int seconds = clockSeconds(number(position + 1, 2), number(position + 4, 2), 0);
        position += 6;
        return sign == '-' ? -seconds : seconds;
    }

    private int number(int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            require(isDigit(i));
            number = number * 10 + digit(i);
        }
        return number;
    }

    private int digit(int at) {
        return text.charAt(at) - '0';
    }

    private boolean isDigit(int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private boolean is(int at, char expected) {
        return at < text.length() && text.charAt(at) == expected;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new DateTimeException("expected " + EXPECTED);
        }
    }
}
