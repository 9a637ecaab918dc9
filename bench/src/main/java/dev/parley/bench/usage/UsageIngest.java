package dev.parley.bench.usage;

import dev.parley.bench.Figures;
import dev.parley.bench.Goal;
import dev.parley.bench.Measure;
import dev.parley.bench.SideBySide;
import dev.parley.bench.Stage;

/** Lines of usage reports from HTTP to their acknowledgement by Kafka, against a bare producer of the same bytes. */
public final class UsageIngest implements Measure {
    private static final int PAIRS = 5;
    private static final int REPORTS_OF_EACH = 6;

    @Override
    public Title title() {
        return new Title("usage.ingest", "ratio", "bare producer, same bytes", Goal.atLeast("0.40"));
    }

    @Override
    public Figures take(Stage stage) throws Exception {
        try (var desk = ReportDesk.open(stage)) {
            stage.progress("first reports");
            desk.recordsPerSecond(REPORTS_OF_EACH);
            try (var bare = BareProducer.of(desk.bootstrapServers(), ReportDesk.records(REPORTS_OF_EACH))) {
                return new SideBySide(stage, PAIRS)
                        .compare(() -> desk.recordsPerSecond(REPORTS_OF_EACH), bare::recordsPerSecond, "records/s");
            }
        }
    }
}
