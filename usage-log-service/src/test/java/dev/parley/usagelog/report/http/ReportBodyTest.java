package dev.parley.usagelog.report.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.usagelog.record.Fault;
import dev.parley.usagelog.report.LineOutcome;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportBodyTest {

    @Test
    void tellsTheFirstFaultsAndTheOutcomeOfEveryLine() {
        List<Fault> faults = List.of(new Fault("/id", "is missing"), new Fault("/use", "is missing"));
        List<LineOutcome> rejected = IntStream.range(0, 700)
                .<LineOutcome>mapToObj(index -> new LineOutcome.Rejected(index, null, faults))
                .toList();

        List<ReportBody.Line> lines = ReportBody.lines(rejected);

        assertThat(lines).hasSize(700).extracting(ReportBody.Line::outcome).containsOnly("rejected");
        assertThat(lines.subList(0, 500))
                .allSatisfy(line -> assertThat(line.faults()).isEqualTo(faults));
        assertThat(lines.subList(500, 700))
                .allSatisfy(line -> assertThat(line.faults()).isEmpty());
    }
}
