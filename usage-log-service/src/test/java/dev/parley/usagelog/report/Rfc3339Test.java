package dev.parley.usagelog.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    @Property
    void readsWhateverTheJdkWritesToTheMicrosecond(
            @ForAll @LongRange(min = 0, max = 253_402_300_799L) long seconds,
            @ForAll @IntRange(max = 999_999_999) int nanos,
            @ForAll @IntRange(min = -1079, max = 1079) int offsetMinutes) {
        Instant time = Instant.ofEpochSecond(seconds, nanos);
        OffsetDateTime elsewhere = time.atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60));
        if (elsewhere.getYear() > 9999) {
            return;
        }

        assertThat(Rfc3339.parse(elsewhere
                        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                        .replaceFirst("(T\\d\\d:\\d\\d)([Z+-])", "$1:00$2")))
                .contains(time.truncatedTo(ChronoUnit.MICROS));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T09:30:00Z, 2026-12-01T09:30:00Z",
        "2026-12-01t09:30:00.5z, 2026-12-01T09:30:00.500Z",
        "2026-12-01T09:30:00.123456789Z, 2026-12-01T09:30:00.123456Z",
        "2026-12-01T01:30:00+02:00, 2026-11-30T23:30:00Z",
        "2026-12-01T23:30:00-00:30, 2026-12-02T00:00:00Z",
    })
    void readsTheFormsOfTheStandard(String text, Instant time) {
        assertThat(Rfc3339.parse(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-12-01",
                "2026-12-01T09:30:00",
                "2026-12-01 09:30:00Z",
                "2026-02-30T09:30:00Z",
                "2026-12-01T24:00:00Z",
                "2026-12-01T09:30:00.Z",
                "2026-12-01T09:30:00Zx",
                "2026-12-01T09:30:00+0200",
                "2026-12-01T09:30:00+",
                "+026-12-01T09:30:00Z",
                "20261-12-01T09:30:00Z",
                "２026-12-01T09:30:00Z",
                "1764581400"
            })
    void refusesEverythingElse(String text) {
        assertThat(Rfc3339.parse(text)).isEmpty();
    }

    @Property
    void neverFailsOtherwise(@ForAll String text) {
        Rfc3339.parse(text).ifPresent(time -> assertThat(text).contains(":"));
    }
}
