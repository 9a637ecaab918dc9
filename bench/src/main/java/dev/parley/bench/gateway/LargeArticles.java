package dev.parley.bench.gateway;

import dev.parley.bench.Figures;
import dev.parley.bench.Goal;
import dev.parley.bench.Measure;
import dev.parley.bench.Stage;

/** The bytes of articles of 100 MB, each granted and fetched from the origin. */
public final class LargeArticles implements Measure {

    private static final int CONNECTIONS = 4;

    @Override
    public Title title() {
        return new Title("gateway.large", "ratio", "bare proxy", Goal.atLeast("0.90"));
    }

    @Override
    public Figures take(Stage stage) throws Exception {
        return new AgainstProxy(
                        stage, Origin.LARGE, CONNECTIONS, throughput -> throughput.bytesPerSecond() / 1e6, "MB/s")
                .compare();
    }
}
