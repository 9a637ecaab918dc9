package dev.parley.standalone.story;

import dev.parley.standalone.http.Http;
import dev.parley.standalone.stage.Cast;
import dev.parley.standalone.stage.Publisher;
import dev.parley.standalone.stage.Stage;
import java.time.Instant;
import java.time.YearMonth;

/**
 * Plays the story on a stage and compares each answer with what must be true.
 *
 * <p>Nothing that is expected is written down here as a number: prices come from the answers that agents saw, counts from
 * how often they asked.
 */
public final class Story {
    private final Scene scene;

    public Story(Stage stage, Cast cast, Http http, Narrator narrator, Instant now) {
        var month = YearMonth.from(now.atZone(Publisher.DAILY_PLANET.zone()));
        this.scene = new Scene(stage, cast, http, narrator, month);
    }

    /** Throws {@link StoryBroken} at the first thing that does not hold. */
    public void play() {
        new ReadingAct(scene).play();
        new ReportingAct(scene).play();
        new BillingAct(scene).play();
    }
}
