package dev.parley.usagelog.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.id.AgreementId;
import dev.parley.shell.problem.ProblemException;
import dev.parley.usagelog.query.LogFilter;
import dev.parley.usagelog.query.Place;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {

    @Test
    void asksForEverythingWhereNothingIsSaid() {
        Question nothing = question(null, null, null, null, null);

        assertThat(nothing.filter()).isEqualTo(LogFilter.ALL);
        assertThat(nothing.after()).isEqualTo(Place.before(Place.LATEST));
        assertThat(nothing.pageSize()).isEqualTo(100);
    }

    @Test
    void readsTimesOfEveryZone() {
        Question question = question("agr_1", "2026-12-01T01:00:00+01:00", "2026-12-02T00:00:00Z", null, "5");

        assertThat(question.filter())
                .isEqualTo(new LogFilter(new AgreementId("agr_1"), null, null, Instant.parse("2026-12-01T00:00:00Z")));
        assertThat(question.after()).isEqualTo(Place.before(Instant.parse("2026-12-02T00:00:00Z")));
        assertThat(question.pageSize()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-12-01", "+200000-01-01T00:00:00Z", "1066-10-14T09:00:00Z"})
    void refusesTimesThatAreNoneOrCannotBe(String time) {
        assertThatThrownBy(() -> question(null, time, null, null, null).filter())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("from: ");
        assertThatThrownBy(() -> question(null, null, time, null, null).after())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("until: ");
    }

    @Test
    void refusesTextThatNoDatabaseHolds() {
        for (Question question : new Question[] {
            new Question(null, null, null, "a\0b", null, null, null, null, null),
            new Question(null, null, null, null, "\0", null, null, null, null)
        }) {
            assertThatThrownBy(question::filter)
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("without control characters");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "many", "99999999999"})
    void refusesPagesOfNoSizeOrTooLarge(String limit) {
        assertThatThrownBy(() -> question(null, null, null, null, limit).pageSize())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("limit: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c12", "*", "AAAA", "_____________________________________w"})
    void refusesCursorsOfOthers(String next) {
        assertNoCursor(next);
    }

    @Test
    void refusesCursorsBeyondTime() {
        assertNoCursor(Base64.getUrlEncoder().encodeToString(bytes((byte) 0x7f)));
        assertNoCursor(Base64.getUrlEncoder().encodeToString(bytes((byte) 0x80)));
    }

    @Property
    void findsThePlaceAgainThatACursorStandsFor(
            @ForAll @LongRange(min = 0, max = 253_402_300_799L) long second, @ForAll long high, @ForAll long low) {
        var place = new Place(Instant.ofEpochSecond(second, 123_456_000), new UUID(high, low));

        assertThat(question(null, null, null, PlaceCursor.of(place), null).after())
                .isEqualTo(place);
    }

    private static void assertNoCursor(String next) {
        assertThatThrownBy(() -> question(null, null, null, next, null).after())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("next: ");
    }

    private static byte[] bytes(byte first) {
        var bytes = new byte[24];
        bytes[0] = first;
        return bytes;
    }

    private static Question question(
            @Nullable String agreement,
            @Nullable String from,
            @Nullable String until,
            @Nullable String next,
            @Nullable String limit) {
        return new Question(null, null, agreement, null, null, from, until, next, limit);
    }
}
