package dev.parley.bench.ledger;

import dev.parley.bench.Figures;
import dev.parley.bench.Goal;
import dev.parley.bench.Measure;
import dev.parley.bench.SideBySide;
import dev.parley.bench.Stage;
import java.time.Duration;

/** Accesses from Kafka to committed postings, against books that are kept one event at a time. */
public final class LedgerAgainstSingleCommits implements Measure {

    private static final int PAIRS = 3;
    private static final int ACCESSES = 200_000;
    private static final Duration SINGLE_RUN = Duration.ofSeconds(5);

    @Override
    public Title title() {
        return new Title("ledger.single", "ratio", "one commit per event", Goal.atLeast("50"));
    }

    @Override
    public Figures take(Stage stage) throws Exception {
        try (var books = Books.open(stage)) {
            stage.progress("first accesses");
            books.postingsPerSecond(ACCESSES);
            var single = SingleCommits.in(books.database("bench"), SINGLE_RUN);
            return new SideBySide(stage, PAIRS)
                    .compare(() -> books.postingsPerSecond(ACCESSES), single::eventsPerSecond, "events/s");
        }
    }
}
