package dev.parley.bench.decision;

import dev.parley.bench.CannotMeasureException;
import dev.parley.bench.Figures;
import dev.parley.bench.SideBySide;
import dev.parley.bench.Stage;
import dev.parley.bench.load.Load;
import dev.parley.bench.load.Throughput;
import dev.parley.bench.process.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Decisions of one kind, held against the floor endpoint that gives the very same answer. */
record AgainstFloor(Stage stage, Wish wish) {

    private static final int PAIRS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration RUN = Duration.ofSeconds(5);

    /** Holds one load against the other. */
    @FunctionalInterface
    private interface Comparison {
        Figures of(SideBySide sides, Load ours, Load theirs) throws Exception;
    }

    /** Answers per second, as ratios. */
    Figures throughput() throws Exception {
        return take((sides, ours, theirs) ->
                sides.compare(() -> run(ours).perSecond(), () -> run(theirs).perSecond(), "req/s"));
    }

    /** What a decision adds to the median latency at one connection, in milliseconds. */
    Figures addedLatency() throws Exception {
        return take((sides, ours, theirs) -> sides.difference(
                () -> run(ours.over(1)).medianMillis(),
                () -> run(theirs.over(1)).medianMillis(),
                "ms"));
    }

    private Figures take(Comparison comparison) throws Exception {
        try (var newsstand = Newsstand.open(stage);
                var floor = floor(newsstand)) {
            Load ours = newsstand.load(wish, RUN);
            Load theirs = ours.to(floor.address().resolve("/floor/decisions"));
            warmUp(ours);
            warmUp(theirs);
            return comparison.of(new SideBySide(stage, PAIRS), ours, theirs);
        }
    }

    /** Until the compilers of both Java machines have seen enough. */
    private void warmUp(Load load) throws IOException, InterruptedException {
        stage.progress("warming up " + load.request().target());
        run(load.lasting(WARM_UP));
    }

    private Throughput run(Load load) throws IOException, InterruptedException {
        return stage.load().run(load);
    }

    private ServiceProcess floor(Newsstand newsstand) throws CannotMeasureException, IOException, InterruptedException {
        Path answer = Files.createTempFile("parley-bench-answer-", ".json");
        answer.toFile().deleteOnExit();
        Files.writeString(answer, newsstand.sampleAnswer(wish));
        return ServiceProcess.start(
                stage.packages().floor(),
                "/floor/ready",
                false,
                Map.of(
                        "parley.floor.key", newsstand.clientKey(),
                        "parley.floor.answer", answer.toString(),
                        "parley.floor.status", Integer.toString(wish.status())));
    }
}
