package dev.parley.usagelog.report;

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
import dev.parley.usagelog.record.Fault;
import dev.parley.usagelog.record.ParkingInMemory;
import dev.parley.usagelog.record.RecordId;
import dev.parley.usagelog.record.Reporter;
import dev.parley.usagelog.record.Storing;
import dev.parley.usagelog.record.Tally;
import dev.parley.usagelog.record.UsageRecord;
import dev.parley.usagelog.record.UsageStreamInMemory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReportFlowTest {
    private static final int MAX_PARKED = 3;

    private final ParkingInMemory parking = new ParkingInMemory();
    private final UsageStreamInMemory stream = new UsageStreamInMemory();
    private final ReportFlow flow = new ReportFlow(parking, stream, RULES, MAX_PARKED, () -> NOW, Runnable::run);
    private final ResponseId genuine = response(keys(1), READER, ACCESSED);
    private final ResponseId newer = response(keys(2), READER, ACCESSED);
    private final ResponseId anothers =
            response(keys(1), new Reporter(READER.publisher(), new ClientId("cli_other")), ACCESSED);

    @Test
    void answersForEachLineInTheOrderOfTheReport() {
        ReportAnswer answer = take(cited("a", genuine), cited("b", anothers), cited("c", newer));

        assertThat(answer).isInstanceOfSatisfying(ReportAnswer.Taken.class, taken -> {
            assertThat(taken.report()).isEqualTo(REPORT);
            assertThat(taken.tally()).isEqualTo(new Tally(1, 1, 1));
            assertThat(taken.lines().get(0)).isEqualTo(new LineOutcome.Accepted(0, new RecordId("a")));
            assertThat(pointers(taken.lines().get(1))).containsExactly("/records/1/responseId");
            assertThat(taken.lines().get(2)).isEqualTo(new LineOutcome.Parked(2, new RecordId("c")));
        });
        assertThat(stream.reported()).containsExactly(cited("a", genuine));
        assertThat(parking.waiting(READER)).isEqualTo(1);
    }

    @Test
    void tellsTheStreamOfTheReportBehindItsLines() {
        take(cited("a", genuine), cited("b", anothers));

        assertThat(stream.received())
                .containsExactly(new UsageStreamInMemory.Received(READER, REPORT, new Tally(1, 1, 0)));
    }

    @Test
    void makesNoReportOfLinesThatAreAllRejected() {
        assertThat(take(cited("a", anothers))).isInstanceOf(ReportAnswer.NothingTaken.class);
        assertThat(stream.received()).isEmpty();
    }

    @Test
    void rejectsALineThatIsNamedTwice() {
        ReportAnswer answer = take(cited("a", genuine), cited("a", genuine));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        ReportAnswer.Taken.class,
                        taken -> assertThat(pointers(taken.lines().get(1))).containsExactly("/records/1/id"));
        assertThat(stream.reported()).hasSize(1);
    }

    @Test
    void promisesNothingWhileTheStreamIsAway() {
        stream.answer(Storing.UNKNOWN);
        assertThat(take(cited("a", genuine))).isEqualTo(new ReportAnswer.StreamAway());

        stream.answer(Storing.REFUSED);
        assertThat(take(cited("a", genuine))).isEqualTo(new ReportAnswer.StreamAway());
    }

    @Test
    void letsNoMoreLinesWaitThanAClientMay() {
        take(cited("a", newer), cited("b", newer));

        ReportAnswer answer = take(cited("c", newer), cited("d", newer), cited("e", genuine));

        assertThat(answer).isInstanceOfSatisfying(ReportAnswer.Taken.class, taken -> {
            assertThat(taken.tally()).isEqualTo(new Tally(1, 1, 1));
            assertThat(taken.lines().get(0)).isInstanceOf(LineOutcome.Parked.class);
            assertThat(pointers(taken.lines().get(1))).containsExactly("/records/1/responseId");
        });
        assertThat(parking.waiting(READER)).isEqualTo(MAX_PARKED);
    }

    @Test
    void saysTheSameToAReportThatIsSentAgainWhileItsLinesWait() {
        ReportAnswer first = take(cited("a", newer), cited("b", newer), cited("c", newer), cited("d", newer));

        assertThat(take(cited("a", newer), cited("b", newer), cited("c", newer), cited("d", newer)))
                .isEqualTo(first)
                .isInstanceOfSatisfying(
                        ReportAnswer.Taken.class,
                        taken -> assertThat(taken.tally()).isEqualTo(new Tally(0, 1, 3)));
        assertThat(parking.waiting(READER)).isEqualTo(MAX_PARKED);
    }

    /** The database hangs. */
    @Test
    void takesReportsThatNeedNoDatabaseWhileOthersWaitForIt() {
        var held = new ArrayDeque<Runnable>();
        var hanging = new ReportFlow(parking, stream, RULES, MAX_PARKED, () -> NOW, held::add);

        CompletableFuture<ReportAnswer> waiting = hanging.take(
                        READER, REPORT, List.of(new ReportLine.Readable(0, cited("a", newer))), keys(1))
                .toCompletableFuture();
        CompletableFuture<ReportAnswer> proven = hanging.take(
                        READER, REPORT, List.of(new ReportLine.Readable(0, cited("b", genuine))), keys(1))
                .toCompletableFuture();

        assertThat(waiting).isNotDone();
        assertThat(proven).isCompletedWithValueMatching(ReportAnswer.Taken.class::isInstance);
        held.remove().run();
        assertThat(waiting).isCompletedWithValueMatching(ReportAnswer.Taken.class::isInstance);
    }

    @Property(tries = 200)
    void answersEachLineOnceAndStoresExactlyWhatItAccepts(@ForAll @Size(max = 40) List<Kind> kinds) {
        var sent = new UsageStreamInMemory();
        var fresh = new ReportFlow(new ParkingInMemory(), sent, RULES, MAX_PARKED, () -> NOW, Runnable::run);
        var lines = new ArrayList<ReportLine>();
        for (Kind kind : kinds) {
            lines.add(line(lines.size(), kind));
        }

        ReportAnswer answer =
                fresh.take(READER, REPORT, lines, keys(1)).toCompletableFuture().join();

        List<LineOutcome> outcomes = switch (answer) {
            case ReportAnswer.Taken taken -> taken.lines();
            case ReportAnswer.NothingTaken nothing -> nothing.lines();
            case ReportAnswer.StreamAway away -> List.of();
        };
        assertThat(outcomes).extracting(LineOutcome::index).isSorted().hasSize(kinds.size());
        List<RecordId> accepted = outcomes.stream()
                .filter(LineOutcome.Accepted.class::isInstance)
                .map(outcome -> ((LineOutcome.Accepted) outcome).id())
                .toList();
        assertThat(sent.reported()).extracting(UsageRecord::id).isEqualTo(accepted);
        assertThat(accepted).hasSize((int)
                kinds.stream().filter(kind -> kind == Kind.GENUINE).count());
    }

    enum Kind {
        GENUINE,
        FORGED,
        UNKNOWN_KEY,
        UNREADABLE
    }

    private ReportLine line(int index, Kind kind) {
        return switch (kind) {
            case GENUINE -> new ReportLine.Readable(index, cited("l-" + index, genuine));
            case FORGED -> new ReportLine.Readable(index, cited("l-" + index, anothers));
            case UNKNOWN_KEY -> new ReportLine.Readable(index, cited("l-" + index, newer));
            case UNREADABLE ->
                new ReportLine.Unreadable(index, null, List.of(new Fault("/records/" + index, "is not JSON")));
        };
    }

    private ReportAnswer take(UsageRecord... records) {
        var lines = new ArrayList<ReportLine>();
        for (UsageRecord record : records) {
            lines.add(new ReportLine.Readable(lines.size(), record));
        }
        return flow.take(READER, REPORT, lines, keys(1)).toCompletableFuture().join();
    }

    private static List<String> pointers(LineOutcome outcome) {
        return outcome instanceof LineOutcome.Rejected rejected
                ? rejected.faults().stream().map(Fault::pointer).toList()
                : List.of();
    }
}
