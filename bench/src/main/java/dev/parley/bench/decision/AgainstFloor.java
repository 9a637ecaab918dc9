package dev.parley.bench.decision;

import dev.parley.bench.CannotMeasureException;
import dev.parley.bench.Figures;
import dev.parley.bench.SideBySide;
import dev.parley.bench.Stage;
import dev.parley.bench.load.Load;
import dev.parley.bench.process.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Decisions of one kind, held against the floor endpoint that gives the very same answer. */
record AgainstFloor(Stage stage, Wish wish) {

    private static final int PAIRS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration RUN = Duration.ofSeconds(5);

    Figures compare() throws Exception {
        try (var newsstand = Newsstand.open(stage);
                var floor = floor(newsstand)) {
            Load ours = newsstand.load(wish, RUN);
            Load theirs = to(floor.address().resolve("/floor/decisions"), ours);
            warmUp(ours);
            warmUp(theirs);
            return new SideBySide(stage, PAIRS).compare(() -> rate(ours), () -> rate(theirs), "req/s");
        }
    }

    /** Until the compilers of both Java machines have seen enough. */
    private void warmUp(Load load) throws IOException, InterruptedException {
        stage.progress("warming up " + load.target());
        stage.load().run(new Load(load.target(), load.key(), load.body(), load.status(), load.connections(), WARM_UP));
    }

    private double rate(Load load) throws IOException, InterruptedException {
        return stage.load().run(load).perSecond();
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
                        "parley.floor.key", newsstand.load(wish, RUN).key(),
                        "parley.floor.answer", answer.toString(),
                        "parley.floor.status", Integer.toString(wish.status())));
    }

    private static Load to(URI target, Load load) {
        return new Load(target, load.key(), load.body(), load.status(), load.connections(), load.duration());
    }
}
