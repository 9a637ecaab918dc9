package dev.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void takesTheMiddleOfAnOddNumberOfRuns() {
        var figures = new Figures(List.of(0.9, 0.1, 0.5), "");

        assertThat(figures.median()).isEqualTo(0.5);
        assertThat(figures.min()).isEqualTo(0.1);
        assertThat(figures.max()).isEqualTo(0.9);
        assertThat(figures.runs()).isEqualTo(3);
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
        assertThat(new Figures(List.of(4.0, 1.0, 2.0, 9.0), "").median()).isEqualTo(3.0);
    }

    @Test
    void refusesAMeasureThatNeverRan() {
        assertThatThrownBy(() -> new Figures(List.of(), "")).isInstanceOf(IllegalArgumentException.class);
    }
}
