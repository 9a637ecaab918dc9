package dev.parley.standalone.edge;

import static dev.parley.standalone.edge.Surroundings.local;

import dev.parley.backbone.Ports;
import dev.parley.standalone.edge.Surroundings.WhenAway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Caddy with the file of {@code docs/how-to/caddy}, at home in a folder of its own. */
public final class Caddy {
    /** Several may run on this machine, and none may ask for certificates. */
    private static final String GLOBAL = """
            {
            	admin off
            	auto_https off
            }

            """;

    private Caddy() {}

    public static Proxy start(Surroundings surroundings) throws IOException {
        String program = Proxy.installed("caddy");
        Path folder = surroundings.folder();
        int port = Ports.freePreferring(0);
        HowTo shown = HowTo.file("caddy/Caddyfile")
                .with("planet.example {", "http://%s:%d {".formatted(surroundings.host(), port))
                .with("127.0.0.1:8080", local(surroundings.parleyPort()))
                .with("127.0.0.1:8090", local(surroundings.sitePort()))
                .with("/var/log/caddy/", folder + "/");
        Files.createDirectories(folder);
        Path file = Files.writeString(
                folder.resolve("Caddyfile"),
                GLOBAL + choice(shown, surroundings).text());
        var start = new ProcessBuilder(program, "run", "--config", file.toString(), "--adapter", "caddyfile");
        start.environment()
                .putAll(Map.of(
                        "PARLEY_EDGE_KEY", surroundings.edgeKey(),
                        "HOME", folder.toString(),
                        "XDG_CONFIG_HOME", folder.toString(),
                        "XDG_DATA_HOME", folder.toString()));
        return Proxy.start(start, folder.resolve("output.log"), port, folder.resolve("parley-deliveries.log"));
    }

    private static HowTo choice(HowTo shown, Surroundings surroundings) {
        return surroundings.whenAway() == WhenAway.CLOSED
                ? shown
                : shown.with("\t\t\theader Retry-After 30", "\t\t\t# header Retry-After 30")
                        .with("\t\t\trespond 503", "\t\t\t# respond 503")
                        .with("# import", "import");
    }
}
