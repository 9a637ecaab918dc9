package dev.parley.usagelog.record;

import static dev.parley.usagelog.TestUsage.ACCESSED;
import static dev.parley.usagelog.TestUsage.AGREEMENT;
import static dev.parley.usagelog.TestUsage.NOW;
import static dev.parley.usagelog.TestUsage.READER;
import static dev.parley.usagelog.TestUsage.REPORT;
import static dev.parley.usagelog.TestUsage.cited;
import static dev.parley.usagelog.TestUsage.keys;
import static dev.parley.usagelog.TestUsage.response;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.terms.Unit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every place for waiting lines does. */
public abstract class ParkingContract {
    private static final Reporter OTHER = new Reporter(READER.publisher(), new ClientId("cli_other"));

    private static final ReportId OTHER_REPORT = ReportId.of(READER, "another report".getBytes(UTF_8));
    private static final int MAX = 100;

    /** An empty one. */
    protected abstract Parking parking();

    @Test
    void givesBackWhatItKeepsInTheOrderOfArrival() {
        Parking parking = parking();
        List<ParkedRecord> lines =
                IntStream.range(0, 5).mapToObj(ParkingContract::line).toList();

        parking.park(lines, MAX);

        List<Parking.Parked> first = parking.after(0, 3);
        List<Parking.Parked> rest = parking.after(first.getLast().number(), 3);
        assertThat(first).extracting(Parking.Parked::line).isEqualTo(lines.subList(0, 3));
        assertThat(rest).extracting(Parking.Parked::line).isEqualTo(lines.subList(3, 5));
    }

    @Test
    void keepsEveryPartOfALine() {
        Parking parking = parking();
        var record = new UsageRecord(
                new RecordId("full"),
                response(keys(1), READER, ACCESSED),
                AGREEMENT,
                new Unit("reproduced"),
                12,
                ACCESSED.plusNanos(123_456_000),
                "team-7");

        parking.park(List.of(new ParkedRecord(READER, REPORT, record, NOW)), MAX);

        assertThat(parking.after(0, 1).getFirst().line().record()).isEqualTo(record);
    }

    @Test
    void keepsTheSameLineOnceAndTheSameNameWithOtherContentTwice() {
        Parking parking = parking();
        ParkedRecord line = line(1);
        UsageRecord record = line.record();
        var otherContent = new ParkedRecord(
                READER,
                REPORT,
                new UsageRecord(record.id(), record.response(), AGREEMENT, record.use(), 2, record.usedAt(), null),
                NOW);

        parking.park(List.of(line), MAX);
        parking.park(List.of(line), MAX);
        parking.park(List.of(otherContent), MAX);

        assertThat(parking.after(0, 10)).extracting(Parking.Parked::line).containsExactly(line, otherContent);
    }

    @Test
    void keepsTheSameLineUnderEachOfItsReports() {
        Parking parking = parking();
        var again = new ParkedRecord(READER, OTHER_REPORT, line(1).record(), NOW);

        parking.park(List.of(line(1)), MAX);
        parking.park(List.of(again), MAX);

        assertThat(parking.after(0, 10)).extracting(Parking.Parked::line).containsExactly(line(1), again);
    }

    @Test
    void hasRoomForSoManyLinesOfEachReporterAndForThoseThatWaitAlready() {
        Parking parking = parking();
        var others = new ParkedRecord(OTHER, REPORT, line(1).record(), NOW);

        assertThat(parking.park(List.of(line(1), line(2)), 3)).isEqualTo(names(1, 2));
        assertThat(parking.park(List.of(line(1), line(2), line(3), line(4)), 3)).isEqualTo(names(1, 2, 3));
        assertThat(parking.park(List.of(line(3), line(4), line(1), line(2)), 3)).isEqualTo(names(1, 2, 3));
        assertThat(parking.park(List.of(line(5)), 2)).isEmpty();
        assertThat(parking.park(List.of(others), 3)).isEqualTo(names(1));
        assertThat(parking.after(0, 10))
                .extracting(Parking.Parked::line)
                .containsExactly(line(1), line(2), line(3), others);
    }

    @Test
    void forgetsWhatIsDealtWith() {
        Parking parking = parking();
        parking.park(List.of(line(1), line(2)), MAX);

        parking.remove(List.of(parking.after(0, 1).getFirst().number()));

        assertThat(parking.after(0, 10)).extracting(Parking.Parked::line).containsExactly(line(2));
    }

    private static Set<RecordId> names(Integer... numbers) {
        return Stream.of(numbers).map(number -> line(number).record().id()).collect(Collectors.toSet());
    }

    private static ParkedRecord line(int number) {
        return new ParkedRecord(READER, REPORT, cited("c-" + number, response(keys(1), READER, ACCESSED)), NOW);
    }
}
