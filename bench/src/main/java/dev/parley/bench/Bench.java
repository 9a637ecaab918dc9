package dev.parley.bench;

import dev.parley.bench.load.LoadGenerator;
import dev.parley.bench.process.Packages;
import dev.parley.bench.report.JsonLines;
import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures this checkout: {@code ./parley bench [ID…] [--json]}. Figures go to the standard output, what happens
 * meanwhile to the standard error. Ends with 1 if a measure failed, with 2 if the arguments are not understood.
 */
public final class Bench {

    private static final PrintStream OUT = System.out;
    private static final PrintStream PROGRESS = System.err;

    private Bench() {}

    public static void main(String[] words) {
        // The floor endpoint brings a log manager onto the class path that complains unless it is the one in use.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        // A site is asked for by its name at the address of the gateway.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        List<Measure> all = Measures.all();
        Arguments arguments;
        try {
            arguments = Arguments.parse(
                    words, all.stream().map(measure -> measure.title().id()).toList());
        } catch (IllegalArgumentException e) {
            PROGRESS.println(e.getMessage());
            System.exit(2);
            return;
        }
        var chosen = all.stream()
                .filter(measure -> arguments.includes(measure.title().id()))
                .toList();
        System.exit(run(chosen, arguments.json() ? new JsonLines(OUT) : new Table(OUT)) ? 0 : 1);
    }

    private static boolean run(List<Measure> measures, Report report) {
        var load = LoadGenerator.ofThisMachine();
        var packages = Packages.under(Path.of(System.getProperty("parley.root", "")));
        PROGRESS.println("Requests come from " + load.name() + ".");
        var outcomes = new ArrayList<Outcome>();
        for (Measure measure : measures) {
            String id = measure.title().id();
            var stage = new Stage(packages, load, words -> PROGRESS.println(id + ": " + words));
            Outcome outcome = take(measure, stage);
            outcomes.add(outcome);
            report.add(outcome);
            stage.progress(
                    switch (outcome) {
                        case Outcome.Measured measured -> measured.figures().beside();
                        case Outcome.Skipped skipped -> skipped.reason();
                        case Outcome.Failed failed -> failed.reason();
                    });
        }
        report.end();
        return outcomes.stream().noneMatch(Outcome.Failed.class::isInstance);
    }

    private static Outcome take(Measure measure, Stage stage) {
        try {
            return new Outcome.Measured(measure.title(), measure.take(stage));
        } catch (CannotMeasureException e) {
            return new Outcome.Skipped(measure.title(), String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed(measure.title(), "interrupted");
        } catch (Exception e) {
            return new Outcome.Failed(measure.title(), e.toString());
        }
    }
}
