package dev.parley.bench.node;

import dev.parley.bench.Figures;
import dev.parley.bench.Goal;
import dev.parley.bench.Measure;
import dev.parley.bench.Stage;
import dev.parley.bench.decision.Newsstand;
import java.util.ArrayList;

/**
 * From the start of a negotiation node's process until it says that it is ready. Database and topics are there, as they
 * are for every node but the first.
 */
public final class NodeStart implements Measure {

    private static final int RUNS = 5;

    @Override
    public Title title() {
        return new Title("node.start", "s", "absolute", Goal.atMost("1.5"));
    }

    @Override
    public Figures take(Stage stage) throws Exception {
        try (var newsstand = Newsstand.open(stage)) {
            newsstand.node().close();
            var seconds = new ArrayList<Double>();
            for (int run = 0; run < RUNS; run++) {
                try (var node = newsstand.startAnother()) {
                    seconds.add(node.startedIn().toMillis() / 1e3);
                }
            }
            return new Figures(seconds, "migrated database, existing topics");
        }
    }
}
