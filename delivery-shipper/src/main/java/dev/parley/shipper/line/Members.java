package dev.parley.shipper.line;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.OptionalLong;

/** Members of a JSON object, each as the type that it must have. Throws {@link MalformedMember} otherwise. */
record Members(JsonNode line) {
    private static final double MICROSECONDS = 1_000_000;
    /** The end of the year 9999. */
    private static final double MAX_SECONDS = 253_402_300_799.0;

    String text(String name) {
        JsonNode member = line.path(name);
        if (!member.isTextual()) {
            throw new MalformedMember(name, "a text");
        }
        return member.textValue();
    }

    /** 100 to 599, or 0 for an answer that was never begun. */
    int status() {
        long status = count("status");
        if (status != 0 && (status < 100 || status > 599)) {
            throw new MalformedMember("status", "an HTTP status");
        }
        return (int) status;
    }

    long count(String name) {
        JsonNode member = line.path(name);
        if (!member.isIntegralNumber() || !member.canConvertToLong() || member.longValue() < 0) {
            throw new MalformedMember(name, "a count");
        }
        return member.longValue();
    }

    /** Seconds since 1970 with their fraction, or a text of RFC 3339. */
    Instant time(String name) {
        JsonNode member = line.path(name);
        double seconds = member.doubleValue();
        if (member.isNumber() && seconds >= 0 && seconds <= MAX_SECONDS) {
            long microseconds = Math.round(seconds * MICROSECONDS);
            return Instant.ofEpochSecond(microseconds / 1_000_000, microseconds % 1_000_000 * 1_000);
        }
        try {
            return OffsetDateTime.parse(member.asText()).toInstant();
        } catch (DateTimeException otherwise) {
            throw new MalformedMember(name, "a time");
        }
    }

    /** Empty when the text is something else than a count. */
    static OptionalLong number(String text) {
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
