package dev.parley.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;

/**
 * Runs two sides in turn, A B A B …, so that whatever else the machine does falls on both, and holds each run of the
 * first against the run of the second that followed it.
 */
public final class SideBySide {

    /** One side. A run comes to more than 0, of units of work per second or of time. */
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
        return inTurn(ours, theirs, (our, their) -> our / their, "%,.0f against %,.0f " + unit);
    }

    /** Likewise what the first side comes to beyond the second. */
    public Figures difference(Side ours, Side theirs, String unit) throws Exception {
        return inTurn(ours, theirs, (our, their) -> our - their, "%.3f against %.3f " + unit);
    }

    private Figures inTurn(Side ours, Side theirs, DoubleBinaryOperator judgement, String words) throws Exception {
        stage.progress("warming up");
        ours.run();
        theirs.run();
        var ourRuns = new ArrayList<Double>();
        var theirRuns = new ArrayList<Double>();
        for (int pair = 1; pair <= pairs; pair++) {
            ourRuns.add(positive(ours.run()));
            theirRuns.add(positive(theirs.run()));
            stage.progress(
                    "pair %d of %d: %s".formatted(pair, pairs, say(words, ourRuns.getLast(), theirRuns.getLast())));
        }
        return new Figures(
                pairwise(ourRuns, theirRuns, judgement),
                say(words, Figures.median(ourRuns), Figures.median(theirRuns)));
    }

    static List<Double> pairwise(List<Double> ours, List<Double> theirs, DoubleBinaryOperator judgement) {
        var judged = new ArrayList<Double>();
        for (int i = 0; i < ours.size(); i++) {
            judged.add(judgement.applyAsDouble(ours.get(i), theirs.get(i)));
        }
        return judged;
    }

    private static String say(String words, double ours, double theirs) {
        return String.format(Locale.ROOT, words, ours, theirs);
    }

    private static double positive(double run) {
        if (!(run > 0)) {
            throw new IllegalStateException("A run got nothing done");
        }
        return run;
    }
}
