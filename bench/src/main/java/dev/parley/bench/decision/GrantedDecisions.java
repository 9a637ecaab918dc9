package dev.parley.bench.decision;

import dev.parley.bench.Figures;
import dev.parley.bench.Goal;
import dev.parley.bench.Measure;
import dev.parley.bench.Stage;

/** Decisions that grant access, each acknowledged by the broker before it is answered. */
public final class GrantedDecisions implements Measure {

    @Override
    public Title title() {
        return new Title("decisions.granted", "ratio", "bare endpoint", Goal.atLeast("0.60"));
    }

    @Override
    public Figures take(Stage stage) throws Exception {
        return new AgainstFloor(stage, Wish.GRANTED).throughput();
    }
}
