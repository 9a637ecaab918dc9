package dev.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.standalone.http.Call;
import dev.parley.standalone.http.Key;
import dev.parley.standalone.http.Reply;
import dev.parley.standalone.stage.Agent;
import dev.parley.standalone.stage.Publisher;
import dev.parley.standalone.story.Sightings;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code up} promises: the next one goes on where this one was stopped. */
class KeptDataIT {

    @Test
    void givesTheSameAnswerToTheSameRequestAfterARestart(@TempDir Path home) {
        Map<String, String> keys;
        String before;
        try (RunningStage first = RunningStage.kept(home, Map.of())) {
            before = Sightings.responseId(buy(first));
            keys = first.cast().keys().stream().collect(Collectors.toMap(Key::variable, Key::value));
        }

        try (RunningStage second = RunningStage.kept(home, keys)) {
            assertThat(second.cast().keys()).extracting(Key::value).containsAll(keys.values());
            assertThat(Sightings.responseId(buy(second))).isNotEmpty().isEqualTo(before);
        }
    }

    private static Reply buy(RunningStage running) {
        Call call = Call.get(running.stage().page(Publisher.DAILY_PLANET.host(), "/news/1"))
                .authorizedBy(running.cast().key(Agent.ATLAS, Publisher.DAILY_PLANET))
                .with("Access-Bounds", Agent.ATLAS.bounds())
                .with("Idempotency-Key", "kept-1");
        return running.http().send(call).expecting(200);
    }
}
