package dev.parley.usagelog.record;

import static dev.parley.usagelog.TestUsage.ACCESSED;
import static dev.parley.usagelog.TestUsage.AGREEMENT;
import static dev.parley.usagelog.TestUsage.READER;
import static dev.parley.usagelog.TestUsage.REPORT;
import static dev.parley.usagelog.TestUsage.cited;
import static dev.parley.usagelog.TestUsage.keys;
import static dev.parley.usagelog.TestUsage.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.terms.Unit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every place for waiting lines does. */
public abstract class ParkingContract {
    private static final Reporter OTHER = new Reporter(READER.publisher(), new ClientId("cli_other"));

    /** An empty one. */
    protected abstract Parking parking();

    @Test
    void givesBackWhatItKeepsInTheOrderOfArrival() {
        Parking parking = parking();
        List<ParkedRecord> lines =
                IntStream.range(0, 5).mapToObj(ParkingContract::line).toList();

        parking.park(lines);

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

        parking.park(List.of(new ParkedRecord(READER, REPORT, record)));

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
                new UsageRecord(record.id(), record.response(), AGREEMENT, record.use(), 2, record.usedAt(), null));

        parking.park(List.of(line));
        parking.park(List.of(line, otherContent));

        assertThat(parking.after(0, 10)).extracting(Parking.Parked::line).containsExactly(line, otherContent);
    }

    @Test
    void countsTheLinesOfEachReporter() {
        Parking parking = parking();

        parking.park(List.of(line(1), line(2), new ParkedRecord(OTHER, REPORT, line(1).record())));

        assertThat(parking.waiting(READER)).isEqualTo(2);
        assertThat(parking.waiting(OTHER)).isEqualTo(1);
    }

    @Test
    void forgetsWhatIsDealtWith() {
        Parking parking = parking();
        parking.park(List.of(line(1), line(2)));

        parking.remove(List.of(parking.after(0, 1).getFirst().number()));

        assertThat(parking.after(0, 10)).extracting(Parking.Parked::line).containsExactly(line(2));
    }

    private static ParkedRecord line(int number) {
        return new ParkedRecord(READER, REPORT, cited("c-" + number, response(keys(1), READER, ACCESSED)));
    }
}
