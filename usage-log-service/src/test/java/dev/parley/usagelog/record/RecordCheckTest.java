package dev.parley.usagelog.record;

import static dev.parley.usagelog.TestUsage.ACCESSED;
import static dev.parley.usagelog.TestUsage.AGREEMENT;
import static dev.parley.usagelog.TestUsage.NOW;
import static dev.parley.usagelog.TestUsage.READER;
import static dev.parley.usagelog.TestUsage.RULES;
import static dev.parley.usagelog.TestUsage.cited;
import static dev.parley.usagelog.TestUsage.keys;
import static dev.parley.usagelog.TestUsage.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.agreement.ResponseId;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.terms.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RecordCheckTest {
    private static final long HOURS_OF_WINDOW = RULES.window().toHours();

    private final RecordCheck check = new RecordCheck(keys(1), RULES, NOW);
    private final ResponseId genuine = response(keys(1), READER, ACCESSED);

    @Test
    void takesWhatTheResponseIdProves() {
        assertThat(check.check(READER, cited("c-1", genuine))).isEqualTo(new Finding.Genuine());
    }

    @Test
    void refusesAResponseIdOfAnotherClientPublisherOrAgreement() {
        var otherClient = new Reporter(READER.publisher(), new ClientId("cli_other"));
        var otherPublisher = new Reporter(new PublisherId("pub_other"), READER.client());
        var otherAgreement = new UsageRecord(
                new RecordId("c-1"), genuine, new AgreementId("agr_other"), new Unit("cited"), 1, ACCESSED, null);

        assertThat(pointers(check.check(otherClient, cited("c-1", genuine)))).containsExactly("/responseId");
        assertThat(pointers(check.check(otherPublisher, cited("c-1", genuine)))).containsExactly("/responseId");
        assertThat(pointers(check.check(READER, otherAgreement))).containsExactly("/responseId");
    }

    @Property
    void refusesAResponseIdWithAnyByteForged(
            @ForAll @IntRange(min = 1, max = 31) int index, @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] bytes = Base64.getUrlDecoder().decode(genuine.value());
        bytes[index] ^= (byte) change;
        var forged = new ResponseId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));

        assertThat(check.check(READER, cited("c-1", forged))).isInstanceOf(Finding.Faulty.class);
    }

    @Test
    void letsALineWaitWhoseKeyIsNotKnown() {
        ResponseId newer = response(keys(2), READER, ACCESSED);

        assertThat(check.check(READER, cited("c-1", newer))).isEqualTo(new Finding.KeyUnknown());
        assertThat(new RecordCheck(keys(1, 2), RULES, NOW).check(READER, cited("c-1", newer)))
                .isEqualTo(new Finding.Genuine());
    }

    @Test
    void refusesUseBeforeTheAccessBeyondTheTolerance() {
        assertThat(check.check(READER, usedAt(ACCESSED.minus(RULES.tolerance()))))
                .isEqualTo(new Finding.Genuine());
        assertThat(pointers(check.check(
                        READER, usedAt(ACCESSED.minus(RULES.tolerance()).minusMillis(1)))))
                .containsExactly("/usedAt");
    }

    @Test
    void refusesUseInTheFutureBeyondTheTolerance() {
        assertThat(check.check(READER, usedAt(NOW.plus(RULES.tolerance())))).isEqualTo(new Finding.Genuine());
        assertThat(pointers(
                        check.check(READER, usedAt(NOW.plus(RULES.tolerance()).plusMillis(1)))))
                .containsExactly("/usedAt");
    }

    @Property
    void takesAnAccessForAsLongAsTheWindowIsOpen(@ForAll @LongRange(min = 0, max = 3000) long hoursAgo) {
        Instant accessed = NOW.minus(Duration.ofHours(hoursAgo));
        var record = new UsageRecord(
                new RecordId("c-1"),
                response(keys(1), READER, accessed),
                AGREEMENT,
                new Unit("cited"),
                1,
                accessed,
                null);

        assertThat(check.check(READER, record) instanceof Finding.Genuine).isEqualTo(hoursAgo <= HOURS_OF_WINDOW);
    }

    /** An unknown key must not be a way to keep lines here that could never be taken. */
    @Test
    void letsNoLineWaitWhoseTimesAreImpossible() {
        ResponseId old = response(keys(2), READER, NOW.minus(RULES.window()).minusSeconds(1));
        ResponseId early = response(keys(2), READER, NOW.plus(RULES.tolerance()).plusSeconds(1));

        assertThat(pointers(check.check(READER, cited("c-1", old)))).contains("/responseId");
        assertThat(pointers(check.check(READER, cited("c-1", early)))).contains("/responseId");
    }

    private UsageRecord usedAt(Instant time) {
        return new UsageRecord(new RecordId("c-1"), genuine, AGREEMENT, new Unit("cited"), 1, time, null);
    }

    private static List<String> pointers(Finding finding) {
        return finding instanceof Finding.Faulty(var faults)
                ? faults.stream().map(Fault::pointer).toList()
                : List.of();
    }
}
