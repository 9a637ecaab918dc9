package dev.parley.bench;

/** One thing that is measured. */
public interface Measure {

    Title title();

    /**
     * Measures.
     *
     * @throws CannotMeasureException if this machine lacks something that it takes
     * @throws Exception if something went wrong that should not
     */
    Figures take(Stage stage) throws Exception;

    /**
     * What is measured against what.
     *
     * @param id as in {@code decisions.granted}
     * @param unit {@code ratio}, {@code MiB}, {@code ms}, {@code s}
     * @param against the other side of a ratio or of a difference, or {@code absolute}
     */
    record Title(String id, String unit, String against, Goal goal) {}
}
