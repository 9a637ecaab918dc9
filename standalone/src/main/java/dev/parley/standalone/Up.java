package dev.parley.standalone;

import dev.parley.standalone.http.Call;
import dev.parley.standalone.http.Http;
import dev.parley.standalone.page.PageServer;
import dev.parley.standalone.process.ServiceProcess;
import dev.parley.standalone.stage.Agent;
import dev.parley.standalone.stage.Cast;
import dev.parley.standalone.stage.Casting;
import dev.parley.standalone.stage.Pause;
import dev.parley.standalone.stage.Place;
import dev.parley.standalone.stage.Publisher;
import dev.parley.standalone.stage.Running;
import dev.parley.standalone.stage.Stage;
import java.nio.file.Path;
import java.util.List;

/** Starts everything on kept data, introduces the same publishers and agents as the demo, and stays. */
final class Up {
    private final Terminal terminal;
    private final Path home;
    private final Path root;

    Up(Terminal terminal, Path root) {
        this.terminal = terminal;
        this.root = root;
        this.home = root.resolve(".parley/up");
    }

    /** Returns when a part has ended by itself; Ctrl-C and SIGTERM end the process. */
    int stay(Running running) {
        terminal.heading("Parley on this machine");
        Stage stage = Stage.open(Place.kept(root, home), terminal, running);
        var keyFile = new KeyFile(home.resolve("env"));
        terminal.begin("publishers, terms, agents");
        Cast cast = Casting.call(stage, new Http(), keyFile.read());
        keyFile.write(cast.keys());
        terminal.done("publishers, terms, agents", "2 publishers, 3 agents");
        terminal.begin("the page");
        PageServer page = running.add(PageServer.open(stage, cast, PageServer.USUAL_PORT));
        terminal.done("the page", page.address().toString());
        introduce(stage, cast);
        terminal.heading("To look at it: " + page.address());
        terminal.heading("Ctrl-C stops everything; the data stays in " + root.relativize(home) + ".");
        return watch(List.of(stage.negotiation(), stage.usageLog(), stage.billing()), running);
    }

    private void introduce(Stage stage, Cast cast) {
        terminal.heading("Keys, for the lines below and those of the demo");
        terminal.line(". " + root.relativize(home.resolve("env")));
        terminal.heading("An article without bounds, then within them");
        Call article = Call.get(stage.page(Publisher.DAILY_PLANET.host(), "/news/1"))
                .authorizedBy(cast.key(Agent.ATLAS, Publisher.DAILY_PLANET));
        terminal.quiet("$ " + article.curl(cast.keys()));
        terminal.quiet(
                "$ " + article.with("Access-Bounds", Agent.ATLAS.bounds()).curl(cast.keys()));
        terminal.heading("The books");
        terminal.quiet("$ "
                + Call.get(stage.billing("/v1/trial-balance"))
                        .authorizedBy(cast.operator())
                        .curl(cast.keys()));
    }

    private int watch(List<ServiceProcess> services, Running running) {
        while (!running.isClosing()) {
            for (ServiceProcess service : services) {
                if (!service.isAlive() && !running.isClosing()) {
                    terminal.problem(service.service().name() + " ended by itself; the end of its log:");
                    service.logTail(15).forEach(terminal::line);
                    return 1;
                }
            }
            Pause.aMoment();
        }
        return 0;
    }
}
