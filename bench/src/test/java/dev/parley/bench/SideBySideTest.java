package dev.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.bench.load.LoadGenerator;
import dev.parley.bench.process.Packages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    private final List<String> turns = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final Stage stage = new Stage(Packages.under(Path.of("")), LoadGenerator.ofThisMachine(), said::add);

    @Test
    void runsTheSidesInTurnAfterARunOfEachThatDoesNotCount() throws Exception {
        var figures = new SideBySide(stage, 2).compare(() -> turn("A", 50), () -> turn("B", 100), "req/s");

        assertThat(turns).containsExactly("A", "B", "A", "B", "A", "B");
        assertThat(figures.values()).containsExactly(0.5, 0.5);
        assertThat(figures.beside()).isEqualTo("50 against 100 req/s");
    }

    @Test
    void holdsEachRunAgainstTheOneThatFollowedIt() {
        assertThat(SideBySide.pairwise(List.of(10.0, 90.0), List.of(100.0, 100.0), (our, their) -> our / their))
                .containsExactly(0.1, 0.9);
    }

    @Test
    void tellsHowMuchMoreTheFirstSideComesTo() throws Exception {
        var figures = new SideBySide(stage, 1).difference(() -> turn("A", 0.75), () -> turn("B", 0.25), "ms");

        assertThat(figures.values()).containsExactly(0.5);
        assertThat(figures.beside()).isEqualTo("0.750 against 0.250 ms");
    }

    @Test
    void refusesARunThatGotNothingDone() {
        assertThatThrownBy(() -> new SideBySide(stage, 1).compare(() -> turn("A", 0), () -> turn("B", 1), "req/s"))
                .isInstanceOf(IllegalStateException.class);
    }

    private double turn(String side, double rate) {
        turns.add(side);
        return rate;
    }
}
