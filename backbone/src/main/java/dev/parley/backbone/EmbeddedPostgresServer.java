package dev.parley.backbone;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL from unpacked binaries, its files in the home directory. Durable: {@code fsync} is on. */
final class EmbeddedPostgresServer {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final long ORPHAN_LIMIT_SECONDS = 20;

    private final HomeDirectory home;
    private final int port;
    private final int announced;
    private @Nullable EmbeddedPostgres running;

    EmbeddedPostgresServer(HomeDirectory home, int port, int announced) {
        this.home = home;
        this.port = port;
        this.announced = announced;
    }

    int port() {
        return port;
    }

    DatabaseServer server() {
        return new DatabaseServer("127.0.0.1:" + announced, "postgres", "");
    }

    synchronized void start() {
        if (running != null) {
            return;
        }
        try {
            endPredecessor();
            running = builder().start();
        } catch (IOException | RuntimeException failure) {
            throw new BackboneException("PostgreSQL did not start; see " + home.postgresLog(), failure);
        }
    }

    synchronized void stop() {
        if (running == null) {
            return;
        }
        try {
            running.close();
        } catch (IOException failure) {
            throw new BackboneException("PostgreSQL did not stop; see " + home.postgresLog(), failure);
        } finally {
            running = null;
        }
    }

    private EmbeddedPostgres.Builder builder() {
        var log = ProcessBuilder.Redirect.appendTo(home.postgresLog().toFile());
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(home.postgres())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_LIMIT)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                // The same order of texts on every machine, whatever its locales.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "120")
                .setServerConfig("shared_buffers", "64MB");
    }

    /**
     * The home directory is locked by this process, so a PostgreSQL that still runs on it has lost its Parley. A file
     * that names a process of another program, as happens after a restart of the machine, would keep PostgreSQL from
     * starting.
     */
    private void endPredecessor() throws IOException {
        Path pidFile = home.postgres().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> orphan = Files.readAllLines(pidFile).stream()
                .findFirst()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                .filter(this::runsOnThisDirectory);
        if (orphan.isPresent()) {
            end(orphan.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private boolean runsOnThisDirectory(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(home.postgres().toString()))
                .isPresent();
    }

    /** SIGINT, unlike SIGTERM, does not wait for clients to leave. */
    private static void end(ProcessHandle orphan) throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(orphan.pid())).start();
        try {
            orphan.onExit().orTimeout(ORPHAN_LIMIT_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException stillRunning) {
            orphan.destroyForcibly();
            orphan.onExit().join();
        }
    }
}
