package dev.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.standalone.http.Call;
import dev.parley.standalone.story.Narrator;
import dev.parley.standalone.story.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The demo's story, on the packages that production runs. */
class StoryIT {

    @Test
    void holdsFromARefusedRequestToAnInvoiceThatAddsUp() {
        var told = new Told();
        try (RunningStage running = RunningStage.throwAway("story")) {
            new Story(running.stage(), running.cast(), running.http(), told, Instant.now()).play();
        }
        assertThat(told.calls).isNotEmpty();
        assertThat(told.comparisons).hasSizeGreaterThan(told.steps).doesNotContain(false);
    }

    private static final class Told implements Narrator {
        private int steps;
        private final List<Call> calls = new ArrayList<>();
        private final List<Boolean> comparisons = new ArrayList<>();

        @Override
        public void step(String title) {
            steps++;
        }

        @Override
        public void call(Call call) {
            calls.add(call);
        }

        @Override
        public void aside(String text) {}

        @Override
        public void compared(String expected, String seen, boolean held) {
            comparisons.add(held);
        }
    }
}
