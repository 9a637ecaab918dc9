package dev.parley.bench.ledger;

import dev.parley.bench.Figures;
import dev.parley.bench.Goal;
import dev.parley.bench.Measure;
import dev.parley.bench.SideBySide;
import dev.parley.bench.Stage;

/** Accesses from Kafka to committed postings, against the mere copying of the rows that they leave behind. */
public final class LedgerAgainstCopy implements Measure {

    private static final int PAIRS = 5;
    private static final int ACCESSES = 200_000;

    @Override
    public Title title() {
        return new Title("ledger.copy", "ratio", "COPY of the same rows", Goal.atLeast("0.35"));
    }

    @Override
    public Figures take(Stage stage) throws Exception {
        try (var books = Books.open(stage)) {
            stage.progress("first accesses");
            books.postingsPerSecond(ACCESSES);
            try (var copy = RowCopy.of(books.connection(), ACCESSES)) {
                return new SideBySide(stage, PAIRS)
                        .compare(() -> books.postingsPerSecond(ACCESSES), copy::rowsPerSecond, "events/s");
            }
        }
    }
}
