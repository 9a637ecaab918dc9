package dev.parley.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Runs two sides in turn, A B A B …, so that whatever else the machine does falls on both, and holds each run of the
 * first against the run of the second that followed it.
 */
public final class SideBySide {

    /** One side. A run gives units of work per second, more than 0. */
    @FunctionalInterface
    public interface Side {
        double run() throws Exception;
    }

    private final Stage stage;
    private final int pairs;

    /**
     * @param pairs 1 or more
     */
    public SideBySide(Stage stage, int pairs) {
        this.stage = stage;
        this.pairs = pairs;
    }

    /**
     * The ratios of the first side to the second, after a run of each that does not count.
     *
     * @param ours what is judged
     * @param theirs what it is held against
     * @param unit of the absolute figures, as in {@code req/s}
     */
    public Figures compare(Side ours, Side theirs, String unit) throws Exception {
        stage.progress("warming up");
        ours.run();
        theirs.run();
        var ourRates = new ArrayList<Double>();
        var theirRates = new ArrayList<Double>();
        for (int pair = 1; pair <= pairs; pair++) {
            ourRates.add(positive(ours.run()));
            theirRates.add(positive(theirs.run()));
            stage.progress(String.format(
                    Locale.ROOT,
                    "pair %d of %d: %,.0f against %,.0f %s",
                    pair,
                    pairs,
                    ourRates.getLast(),
                    theirRates.getLast(),
                    unit));
        }
        return new Figures(
                ratios(ourRates, theirRates),
                String.format(
                        Locale.ROOT,
                        "%,.0f against %,.0f %s",
                        Figures.median(ourRates),
                        Figures.median(theirRates),
                        unit));
    }

    static List<Double> ratios(List<Double> ours, List<Double> theirs) {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i) / theirs.get(i));
        }
        return ratios;
    }

    private static double positive(double rate) {
        if (!(rate > 0)) {
            throw new IllegalStateException("A run got nothing done");
        }
        return rate;
    }
}
