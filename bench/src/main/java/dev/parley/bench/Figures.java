package dev.parley.bench;

import java.util.List;

/**
 * What the runs of a measure came to.
 *
 * @param values one per run (of a ratio: one per pair of runs), in the measure's unit; one or more
 * @param beside absolute figures for people, never judged alone
 */
public record Figures(List<Double> values, String beside) {

    public Figures {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("A measure has one run or more");
        }
        values = List.copyOf(values);
    }

    public int runs() {
        return values.size();
    }

    public double min() {
        return sorted().getFirst();
    }

    public double max() {
        return sorted().getLast();
    }

    /** The middle one; of an even number, the mean of the two in the middle. */
    public double median() {
        return median(values);
    }

    public static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private List<Double> sorted() {
        return values.stream().sorted().toList();
    }
}
