package dev.parley.bench.decision;

import dev.parley.bench.Figures;
import dev.parley.bench.Goal;
import dev.parley.bench.Measure;
import dev.parley.bench.Stage;

/** Decisions that answer 402 with what failed, the nearest offer and a bound that would do. */
public final class RefusedDecisions implements Measure {

    @Override
    public Title title() {
        return new Title("decisions.refused", "ratio", "bare endpoint", Goal.atLeast("0.70"));
    }

    @Override
    public Figures take(Stage stage) throws Exception {
        return new AgainstFloor(stage, Wish.REFUSED).throughput();
    }
}
