package dev.parley.bench.decision;

import dev.parley.bench.Figures;
import dev.parley.bench.Goal;
import dev.parley.bench.Measure;
import dev.parley.bench.Stage;

/** How much longer one caller alone waits for a decision that grants than for the same answer without one. */
public final class DecisionLatency implements Measure {

    @Override
    public Title title() {
        return new Title("decisions.latency", "ms", "bare endpoint", Goal.atMost("1"));
    }

    @Override
    public Figures take(Stage stage) throws Exception {
        return new AgainstFloor(stage, Wish.GRANTED).addedLatency();
    }
}
