package dev.parley.usagelog.record;

import static dev.parley.usagelog.TestUsage.ACCESSED;
import static dev.parley.usagelog.TestUsage.NOW;
import static dev.parley.usagelog.TestUsage.READER;
import static dev.parley.usagelog.TestUsage.REPORT;
import static dev.parley.usagelog.TestUsage.RULES;
import static dev.parley.usagelog.TestUsage.cited;
import static dev.parley.usagelog.TestUsage.keys;
import static dev.parley.usagelog.TestUsage.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.agreement.ResponseId;
import dev.parley.protocol.id.ClientId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParkedFlowTest {
    private final ParkingInMemory parking = new ParkingInMemory();
    private final UsageStreamInMemory stream = new UsageStreamInMemory();
    private final ResponseId newer = response(keys(2), READER, ACCESSED);

    @Test
    void takesWhatWaitedOnceTheKeyIsKnown() {
        park(cited("c-1", newer), cited("c-2", response(keys(3), READER, ACCESSED)));

        Tally tally = flowAt(NOW).tryAgain(keys(1, 2));

        assertThat(tally).isEqualTo(new Tally(1, 0, 1));
        assertThat(stream.reported()).containsExactly(cited("c-1", newer));
        assertThat(parking.waiting(READER)).isEqualTo(1);
    }

    @Test
    void refusesWhatTurnsOutToBeForged() {
        var other = new Reporter(READER.publisher(), new ClientId("cli_other"));
        parking.park(List.of(new ParkedRecord(other, REPORT, cited("c-1", newer), NOW)), 1);

        Tally tally = flowAt(NOW).tryAgain(keys(1, 2));

        assertThat(tally).isEqualTo(new Tally(0, 1, 0));
        assertThat(stream.reported()).isEmpty();
        assertThat(parking.waiting(other)).isZero();
        assertThat(parking.refused())
                .singleElement()
                .satisfies(refused ->
                        assertThat(refused.faults()).extracting(Fault::pointer).containsExactly("/responseId"));
    }

    @Test
    void refusesWhatHasWaitedForTooLong() {
        park(cited("c-1", newer));

        Tally tally = flowAt(ACCESSED.plus(RULES.window()).plusSeconds(1)).tryAgain(keys(1));

        assertThat(tally).isEqualTo(new Tally(0, 1, 0));
        assertThat(parking.waiting(READER)).isZero();
    }

    @Test
    void takesWhatWasReportedInTimeHoweverLongItWaited() {
        park(cited("c-1", newer));

        Tally tally = flowAt(ACCESSED.plus(RULES.window()).plusSeconds(1)).tryAgain(keys(1, 2));

        assertThat(tally).isEqualTo(new Tally(1, 0, 0));
        assertThat(stream.arrivals()).containsExactly(NOW);
    }

    @Test
    void keepsWhatTheStreamDoesNotStore() {
        park(cited("c-1", newer));
        stream.answer(Storing.UNKNOWN);

        flowAt(NOW).tryAgain(keys(1, 2));

        assertThat(parking.waiting(READER)).isEqualTo(1);
    }

    @Test
    void triesEveryLineHoweverManyThereAre() {
        parking.park(
                IntStream.range(0, 2500)
                        .mapToObj(i -> new ParkedRecord(READER, REPORT, cited("c-" + i, newer), NOW))
                        .toList(),
                2500);

        Tally tally = flowAt(NOW).tryAgain(keys(1, 2));

        assertThat(tally).isEqualTo(new Tally(2500, 0, 0));
        assertThat(stream.reported()).hasSize(2500);
    }

    @Test
    void triesNoMoreOnceTheStreamDoesNotStore() {
        parking.park(
                IntStream.range(0, 2500)
                        .mapToObj(i -> new ParkedRecord(READER, REPORT, cited("c-" + i, newer), NOW))
                        .toList(),
                2500);
        stream.answer(Storing.REFUSED);

        flowAt(NOW).tryAgain(keys(1, 2));

        assertThat(stream.asked()).isEqualTo(1);
    }

    private void park(UsageRecord... records) {
        for (UsageRecord record : records) {
            parking.park(List.of(new ParkedRecord(READER, REPORT, record, NOW)), 100);
        }
    }

    private ParkedFlow flowAt(Instant now) {
        return new ParkedFlow(parking, stream, RULES, () -> now);
    }
}
