package dev.parley.bench.report;

import dev.parley.bench.Outcome;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table for people, written when all measures ended, so that what happens meanwhile does not tear it apart. */
public final class Table implements Report {

    private static final String ROW = "%-18s %8s %-6s %-10s %-4s %-15s %s%n";

    private final PrintStream out;
    private final List<Outcome> outcomes = new ArrayList<>();

    public Table(PrintStream out) {
        this.out = out;
    }

    @Override
    public void add(Outcome outcome) {
        outcomes.add(outcome);
    }

    @Override
    public void end() {
        out.printf(Locale.ROOT, ROW, "measure", "median", "", "goal", "", "min – max", "beside it");
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Measured measured -> out.print(row(measured));
                case Outcome.Skipped skipped -> out.println(sentence(skipped));
                case Outcome.Failed failed -> out.println(sentence(failed));
            }
        }
        out.flush();
    }

    static String row(Outcome.Measured measured) {
        var title = measured.title();
        var figures = measured.figures();
        return String.format(
                Locale.ROOT,
                ROW,
                title.id(),
                JsonLines.rounded(figures.median()).toPlainString(),
                title.unit(),
                title.goal(),
                measured.meetsGoal() ? "met" : "not",
                JsonLines.rounded(figures.min()).toPlainString() + " – "
                        + JsonLines.rounded(figures.max()).toPlainString(),
                figures.beside());
    }

    static String sentence(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Measured measured -> row(measured).strip();
            case Outcome.Skipped skipped -> skipped.title().id() + " was not measured: " + skipped.reason();
            case Outcome.Failed failed -> failed.title().id() + " failed: " + failed.reason();
        };
    }
}
