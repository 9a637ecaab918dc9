package dev.parley.bench.gateway;

import dev.parley.bench.Figures;
import dev.parley.bench.Goal;
import dev.parley.bench.Measure;
import dev.parley.bench.Stage;
import dev.parley.bench.load.Throughput;

/** Articles of 4 KB, each granted, acknowledged by the broker, and fetched from the origin. */
public final class SmallArticles implements Measure {

    private static final int CONNECTIONS = 32;

    @Override
    public Title title() {
        return new Title("gateway.small", "ratio", "bare proxy", Goal.atLeast("0.60"));
    }

    @Override
    public Figures take(Stage stage) throws Exception {
        return new AgainstProxy(stage, Origin.SMALL, CONNECTIONS, Throughput::perSecond, "req/s").compare();
    }
}
