package dev.parley.bench.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.bench.process.ServiceProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The proxy that most sites run. */
record Nginx(Path program) {

    private static final List<String> LEAVINGS = List.of("nginx.conf", "body", "proxy", "fastcgi", "uwsgi", "scgi");

    /** In front of an origin, until it is closed. */
    ServiceProcess start(URI origin) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("parley-bench-nginx-");
        folder.toFile().deleteOnExit();
        LEAVINGS.forEach(name -> folder.resolve(name).toFile().deleteOnExit());
        return ServiceProcess.start(port -> command(folder, origin, port), Origin.SMALL);
    }

    private List<String> command(Path folder, URI origin, int port) {
        Path file = folder.resolve("nginx.conf");
        try (InputStream resource = Nginx.class.getResourceAsStream("nginx.conf")) {
            String settings = new String(Objects.requireNonNull(resource).readAllBytes(), UTF_8);
            Files.writeString(
                    file,
                    settings.replace("@origin@", origin.getAuthority()).replace("@port@", Integer.toString(port)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(program.toString(), "-e", "stderr", "-p", folder.toString(), "-c", file.toString());
    }
}
