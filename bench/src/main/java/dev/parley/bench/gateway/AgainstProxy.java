package dev.parley.bench.gateway;

import dev.parley.bench.Figures;
import dev.parley.bench.Programs;
import dev.parley.bench.SideBySide;
import dev.parley.bench.Stage;
import dev.parley.bench.decision.Newsstand;
import dev.parley.bench.load.Load;
import dev.parley.bench.load.Throughput;
import dev.parley.bench.process.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * An article through the gateway, held against a bare proxy of the same origin.
 *
 * @param path of the article
 * @param figure that is compared, in {@code unit}
 */
record AgainstProxy(Stage stage, String path, int connections, ToDoubleFunction<Throughput> figure, String unit) {

    private static final int PAIRS = 5;
    private static final int RUNS_BESIDE = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration RUN = Duration.ofSeconds(5);

    Figures compare() throws Exception {
        try (var origin = Origin.open();
                var newsstand = Newsstand.open(stage, origin.address());
                var proxy = ServiceProcess.start(
                        BareProxy.class,
                        Origin.SMALL,
                        Map.of(BareProxy.ORIGIN, origin.address().toString()))) {
            Load ours = newsstand.articles(path, connections, RUN);
            Load theirs = ours.to(proxy.address().resolve(path));
            warmUp(ours);
            warmUp(theirs);
            Figures figures = new SideBySide(stage, PAIRS).compare(() -> run(ours), () -> run(theirs), unit);
            return new Figures(figures.values(), figures.beside() + ", " + beside(origin, ours));
        }
    }

    /** What nginx makes of it, which is not judged. */
    private String beside(Origin origin, Load load) throws IOException, InterruptedException {
        Optional<Path> program = Programs.find("nginx");
        if (program.isEmpty()) {
            return "nginx not installed";
        }
        stage.progress("nginx");
        try (var nginx = new Nginx(program.get()).start(origin.address())) {
            Load theirs = load.to(nginx.address().resolve(path));
            run(theirs);
            var rates = new ArrayList<Double>();
            while (rates.size() < RUNS_BESIDE) {
                rates.add(run(theirs));
            }
            return String.format(Locale.ROOT, "nginx %,.0f %s", Figures.median(rates), unit);
        }
    }

    private void warmUp(Load load) throws IOException, InterruptedException {
        stage.progress("warming up " + load.request().target());
        run(load.lasting(WARM_UP));
    }

    private double run(Load load) throws IOException, InterruptedException {
        return figure.applyAsDouble(stage.load().run(load));
    }
}
