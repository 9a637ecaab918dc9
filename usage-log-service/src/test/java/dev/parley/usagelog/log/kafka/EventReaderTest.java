package dev.parley.usagelog.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.schemas.EventCodec;
import dev.parley.schemas.EventKey;
import dev.parley.schemas.UnknownSchemaException;
import dev.parley.usagelog.log.Access;
import dev.parley.usagelog.log.AccessEnding;
import dev.parley.usagelog.log.Ending;
import dev.parley.usagelog.log.QuarantineReason;
import dev.parley.usagelog.log.Reading;
import dev.parley.usagelog.log.ReportReceipt;
import dev.parley.usagelog.log.UsageLine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class EventReaderTest {
    private static final Instant NOON = Instant.parse("2026-12-10T11:00:00Z");
    private static final Instant AT_NO_TIME = Instant.parse("+200000-01-01T00:00:00Z");
    private static final UUID GRANT = UUID.randomUUID();
    private static final UUID LINE = UUID.randomUUID();

    private final EventCodec codec = new EventCodec();
    private final EventReader reader = new EventReader(codec, () -> NOON, Duration.ofMinutes(5), Duration.ofDays(7));
    private final TestRecords records = new TestRecords("pub_planet", "cli_reader");

    @Test
    void readsAGrantWithWhatItWasFor() {
        Access access = ((Reading.Granted) read(records.granted(GRANT, NOON).build())).access();

        assertThat(access.grantId()).isEqualTo(GRANT);
        assertThat(access.resource()).isEqualTo("https://planet.example/news/1");
        assertThat(access.uses()).containsExactly("ai-input");
    }

    @Test
    void readsHowAGrantEnded() {
        AccessEnding delivered = ((Reading.Ended) read(records.delivered(GRANT, NOON))).ending();
        AccessEnding voided = ((Reading.Ended) read(records.voided(GRANT, NOON))).ending();

        assertThat(delivered.ending()).isEqualTo(Ending.DELIVERED);
        assertThat(delivered.bytes()).isEqualTo(4096);
        assertThat(voided.ending()).isEqualTo(Ending.VOIDED);
    }

    @Test
    void readsALineOfAReportAndItsEnd() {
        UsageLine line = ((Reading.Reported)
                        read(records.reported(LINE, GRANT, "rep_a", NOON).build()))
                .line();
        ReportReceipt receipt = ((Reading.Received) read(records.received("rep_a", 3, NOON))).receipt();

        assertThat(line.grantId()).isEqualTo(GRANT);
        assertThat(line.late()).isFalse();
        assertThat(receipt.accepted()).isEqualTo(3);
    }

    @Test
    void takesTheSameLineInAnotherReportForTheSame() {
        UsageLine first = lineOf(records.reported(LINE, GRANT, "rep_a", NOON).build());
        UsageLine again = lineOf(records.reported(LINE, GRANT, "rep_b", NOON).build());
        UsageLine other = lineOf(
                records.reported(LINE, GRANT, "rep_b", NOON).setQuantity(7).build());

        assertThat(again.digest()).isEqualTo(first.digest());
        assertThat(other.digest()).isNotEqualTo(first.digest());
    }

    @Test
    void callsALineLateThatWasReportedAfterTheWindow() {
        Instant used = NOON.minus(Duration.ofDays(7));

        assertThat(lineOf(records.reported(LINE, GRANT, "rep_a", NOON)
                                .setUsedAt(used)
                                .build())
                        .late())
                .isFalse();
        assertThat(lineOf(records.reported(LINE, GRANT, "rep_a", NOON)
                                .setUsedAt(used.minusMillis(1))
                                .build())
                        .late())
                .isTrue();
    }

    @Test
    void refusesTimesThatCannotBe() {
        assertInvalid(read(records.granted(GRANT, AT_NO_TIME).build()));
        assertInvalid(read(records.delivered(GRANT, NOON.plus(Duration.ofHours(1)))));
        assertInvalid(read(records.voided(GRANT, Instant.EPOCH)));
        assertInvalid(read(records.received("rep_a", 1, AT_NO_TIME)));
        assertInvalid(read(records.reported(LINE, GRANT, "rep_a", NOON)
                .setUsedAt(AT_NO_TIME)
                .build()));
    }

    @Test
    void holdsTheTimeOfAUseAgainstTheClockThatTheReportWasTakenBy() {
        Instant reported = NOON.plus(Duration.ofMinutes(4));

        assertThat(lineOf(records.reported(LINE, GRANT, "rep_a", reported)
                                .setUsedAt(reported.plus(Duration.ofMinutes(5)))
                                .build())
                        .usedAt())
                .isEqualTo(NOON.plus(Duration.ofMinutes(9)));
        assertInvalid(read(records.reported(LINE, GRANT, "rep_a", reported)
                .setUsedAt(reported.plus(Duration.ofMinutes(5)).plusMillis(1))
                .build()));
    }

    @Test
    void refusesLinesThatSayNothingOrSpeakForOthers() {
        assertInvalid(
                read(records.reported(LINE, GRANT, "rep_a", NOON).setQuantity(0).build()));
        assertInvalid(read(records.reported(LINE, GRANT, "rep_a", NOON)
                .setClient("cli_other")
                .build()));
        assertInvalid(read(records.reported(LINE, GRANT, "x".repeat(300), NOON).build()));
        assertInvalid(read(records.received("rep_a", -1, NOON)));
    }

    @Test
    void refusesARecordOfAnothersKey() {
        byte[] anothers = EventKey.relationship("pub_planet", "cli_other");

        for (SpecificRecord event : List.of(
                records.granted(GRANT, NOON).build(),
                records.delivered(GRANT, NOON),
                records.voided(GRANT, NOON),
                records.reported(LINE, GRANT, "rep_a", NOON).build(),
                records.received("rep_a", 1, NOON))) {
            assertInvalid(reader.read(anothers, codec.encode(event)));
            assertInvalid(reader.read(null, codec.encode(event)));
        }
    }

    @Test
    void tellsGarbageFromWhatANewerProducerWrote() {
        byte[] unknown = codec.encode(records.delivered(GRANT, NOON));
        unknown[5] ^= 1;

        assertThat(reader.read(null, "garbage".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Reading.Unusable.class);
        assertThat(reader.read(null, null)).isInstanceOf(Reading.Unusable.class);
        assertThatThrownBy(() -> reader.read(null, unknown)).isInstanceOf(UnknownSchemaException.class);
    }

    @Test
    void passesOverWhatTheLogDoesNotKeep() {
        assertThat(read(records.unmetered(NOON))).isEqualTo(new Reading.PassedOver());
    }

    private Reading read(SpecificRecord event) {
        return reader.read(records.key(), codec.encode(event));
    }

    private UsageLine lineOf(SpecificRecord event) {
        return ((Reading.Reported) read(event)).line();
    }

    private static void assertInvalid(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Unusable.class);
        assertThat(((Reading.Unusable) reading).reason()).isEqualTo(QuarantineReason.INVALID);
    }
}
