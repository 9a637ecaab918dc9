package dev.parley.standalone.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.parley.standalone.stage.Pause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real nginx or Caddy that runs what its how-to shows. */
public final class Proxy implements AutoCloseable {
    private static final int SECONDS = 15;

    private final Process process;
    private final int port;
    private final Path deliveries;

    private Proxy(Process process, int port, Path deliveries) {
        this.process = process;
        this.port = port;
        this.deliveries = deliveries;
    }

    /** Its program, or the test is skipped and says why. */
    public static String installed(String program) {
        Optional<Path> found = Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(":")),
                        Stream.of("/usr/sbin", "/usr/local/sbin", "/usr/local/bin", "/opt/homebrew/bin"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
        assumeThat(found)
                .as("%1$s is not installed here, so docs/how-to/%1$s.md is not tried out", program)
                .isPresent();
        return found.orElseThrow().toString();
    }

    /** @param output where everything goes that it says */
    static Proxy start(ProcessBuilder program, Path output, int port, Path deliveries) throws IOException {
        Process process = program.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        var proxy = new Proxy(process, port, deliveries);
        proxy.awaitListening(output);
        return proxy;
    }

    public int port() {
        return port;
    }

    /** The log that the shipper follows. */
    public Path deliveries() {
        return deliveries;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private void awaitListening(Path output) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!isListening()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                assertThat(Files.readString(output))
                        .as("the proxy does not listen")
                        .isEmpty();
            }
            Pause.aMoment();
        }
    }

    private boolean isListening() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
