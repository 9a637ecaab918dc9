package dev.parley.bench;

/** How measuring ended. */
public sealed interface Outcome {

    Measure.Title title();

    record Measured(Measure.Title title, Figures figures) implements Outcome {
        public boolean meetsGoal() {
            return title.goal().isMetBy(figures.median());
        }
    }

    /** This machine lacks what it takes; it does not count. */
    record Skipped(Measure.Title title, String reason) implements Outcome {}

    /** Something went wrong. */
    record Failed(Measure.Title title, String reason) implements Outcome {}
}
