package dev.parley.standalone;

import dev.parley.standalone.http.Http;
import dev.parley.standalone.page.PageServer;
import dev.parley.standalone.stage.Cast;
import dev.parley.standalone.stage.Casting;
import dev.parley.standalone.stage.Place;
import dev.parley.standalone.stage.Running;
import dev.parley.standalone.stage.Stage;
import dev.parley.standalone.story.Story;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** Starts everything with throw-away data, plays the story, and stops everything. */
final class Demo {
    private final Terminal terminal;
    private final Path root;

    Demo(Terminal terminal, Path root) {
        this.terminal = terminal;
        this.root = root;
    }

    /** Returns when each step held, and otherwise throws with what did not. */
    int play(Running running) {
        terminal.heading("Parley, from a refused request to an invoice that adds up");
        Stage stage = Stage.open(Place.throwAway(root, root.resolve(".parley/demo")), terminal, running);
        var http = new Http();
        terminal.begin("publishers, terms, agents");
        Cast cast = Casting.call(stage, http, Map.of());
        terminal.done("publishers, terms, agents", "2 publishers, 3 agents");
        var narrator = new TerminalNarrator(terminal, cast.keys());
        new Story(stage, cast, http, narrator, Instant.now()).play();
        terminal.heading("All %d steps held.".formatted(narrator.steps()));
        terminal.line("To try each line yourself: ./parley up, then . .parley/up/env in another shell");
        terminal.line(
                "To look at it: ./parley up, then http://localhost:%d/ in a browser".formatted(PageServer.USUAL_PORT));
        return 0;
    }
}
