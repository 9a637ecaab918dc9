package dev.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalTest {

    @Test
    void isMetAtItsBound() {
        assertThat(Goal.atLeast("0.60").isMetBy(0.60)).isTrue();
        assertThat(Goal.atMost("1.5").isMetBy(1.5)).isTrue();
    }

    @Test
    void isMissedBeyondIt() {
        assertThat(Goal.atLeast("0.60").isMetBy(0.599)).isFalse();
        assertThat(Goal.atMost("1.5").isMetBy(1.501)).isFalse();
    }

    @Test
    void readsAsItIsWritten() {
        assertThat(Goal.atLeast("0.60")).hasToString(">= 0.60");
        assertThat(Goal.atMost("350")).hasToString("<= 350");
    }
}
