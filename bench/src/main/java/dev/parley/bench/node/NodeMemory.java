package dev.parley.bench.node;

import dev.parley.bench.Figures;
import dev.parley.bench.Goal;
import dev.parley.bench.Measure;
import dev.parley.bench.Stage;
import dev.parley.bench.decision.Newsstand;
import dev.parley.bench.decision.Wish;
import dev.parley.bench.load.Throughput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;

/** The memory of a negotiation node that is resident at the end of each stretch of load, the first left out. */
public final class NodeMemory implements Measure {

    private static final int RUNS = 5;
    private static final Duration STRETCH = Duration.ofSeconds(5);

    @Override
    public Title title() {
        return new Title("node.memory", "MiB", "absolute", Goal.atMost("350"));
    }

    @Override
    public Figures take(Stage stage) throws Exception {
        try (var newsstand = Newsstand.open(stage)) {
            var load = newsstand.load(Wish.GRANTED, STRETCH);
            double idle = newsstand.node().residentMebibytes();
            stage.load().run(load);
            var resident = new ArrayList<Double>();
            var rates = new ArrayList<Double>();
            for (int run = 0; run < RUNS; run++) {
                Throughput throughput = stage.load().run(load);
                rates.add(throughput.perSecond());
                resident.add(newsstand.node().residentMebibytes());
            }
            return new Figures(
                    resident,
                    String.format(
                            Locale.ROOT,
                            "%.0f MiB before the load, %,.0f req/s during it",
                            idle,
                            Figures.median(rates)));
        }
    }
}
