package dev.parley.standalone.process;

import dev.parley.standalone.http.Call;
import dev.parley.standalone.http.Http;
import dev.parley.standalone.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One service package that runs as a child of this process, and ends with it in whatever way that ends. */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(12);
    private static final Duration QUESTION_LIMIT = Duration.ofSeconds(2);
    private static final Duration PAUSE_BETWEEN_QUESTIONS = Duration.ofMillis(100);
    private static final int EXPLAINING_LINES = 15;

    private final ServicePackage service;
    private final Http http = new Http(QUESTION_LIMIT);
    private Map<String, String> configuration;
    private Process process;
    private OrphanGuard guard;

    private ServiceProcess(ServicePackage service, Map<String, String> configuration) {
        this.service = service;
        this.configuration = configuration;
        this.process = launch();
        this.guard = OrphanGuard.of(process);
    }

    /**
     * Launches the package; {@link #awaitReady} tells when it answers.
     *
     * @param configuration property names, as in {@code parley.environment}, and their values
     * @throws ServiceFailure if the package is not there or does not start
     */
    public static ServiceProcess start(ServicePackage service, Map<String, String> configuration) {
        return new ServiceProcess(service, Map.copyOf(configuration));
    }

    public ServicePackage service() {
        return service;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Returns when the service says that it is ready. Throws {@link ServiceFailure} when it ends or the limit passes. */
    public void awaitReady(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!answersReady()) {
            if (!process.isAlive()) {
                throw failure("%s ended with exit code %d".formatted(service.name(), process.exitValue()));
            }
            if (System.nanoTime() > deadline) {
                throw failure("%s was not ready after %d s".formatted(service.name(), limit.toSeconds()));
            }
            pause();
        }
    }

    /** Whether it says that it wants requests. */
    public boolean isReady() {
        return answersReady();
    }

    /** Asks it to end, as Kubernetes does, and does not wait. */
    public void askToEnd() {
        process.destroy();
    }

    /** Whether it ended by itself within {@code limit}. */
    public boolean endsWithin(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends it at once, as {@code kill -9} does: it has no chance to finish anything. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
        guard.close();
    }

    /** Asks it to end and waits; ends it by force when it takes too long. */
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interruption) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        guard.close();
    }

    /** Launches it again where it was, with its configuration. */
    public void restart() {
        restart(Map.of());
    }

    /** Launches it again where it was, with {@code changes} to its configuration. */
    public void restart(Map<String, String> changes) {
        stop();
        var changed = new TreeMap<>(configuration);
        changed.putAll(changes);
        configuration = Map.copyOf(changed);
        process = launch();
        guard = OrphanGuard.of(process);
    }

    /** The last lines of its log, the oldest first. */
    public List<String> logTail(int lines) {
        try (Stream<String> all = Files.lines(service.log(), StandardCharsets.UTF_8)) {
            List<String> read = all.toList();
            return read.subList(Math.max(0, read.size() - lines), read.size());
        } catch (IOException unreadable) {
            return List.of("(no log: " + unreadable.getMessage() + ")");
        }
    }

    @Override
    public void close() {
        stop();
    }

    private Process launch() {
        if (!Files.isRegularFile(service.jar())) {
            throw new ServiceFailure(
                    "The package of " + service.name() + " is not there: " + service.jar(), new IOException("missing"));
        }
        try {
            Path log = service.log().toAbsolutePath();
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx" + service.heapMegabytes() + "m",
                            "-XX:+UseSerialGC",
                            "--enable-native-access=ALL-UNNAMED",
                            "-jar",
                            service.jar().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment());
            return builder.start();
        } catch (IOException failure) {
            throw new ServiceFailure(service.name() + " did not start", failure);
        }
    }

    /** Keys travel in the environment: other users of the machine can read a command line. */
    private Map<String, String> environment() {
        var properties = new TreeMap<>(configuration);
        properties.put("quarkus.http.host", "127.0.0.1");
        properties.put("quarkus.http.port", Integer.toString(service.port()));
        properties.put("quarkus.management.host", "127.0.0.1");
        properties.put("quarkus.management.port", Integer.toString(service.managementPort()));
        return properties.entrySet().stream()
                .collect(Collectors.toMap(property -> variable(property.getKey()), Map.Entry::getValue));
    }

    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** What it says of its readiness; empty if it does not answer within two seconds. */
    public Optional<Reply> readiness() {
        try {
            return Optional.of(http.send(Call.get(service.readiness())));
        } catch (UncheckedIOException noAnswer) {
            return Optional.empty();
        }
    }

    private boolean answersReady() {
        return readiness().filter(reply -> reply.status() == 200).isPresent();
    }

    private ServiceFailure failure(String what) {
        return new ServiceFailure(what, service.log(), explainingLines());
    }

    /** From the last error on when there is one near the end, otherwise just the end. */
    private List<String> explainingLines() {
        List<String> end =
                logTail(200).stream().filter(line -> !line.startsWith("\tat ")).toList();
        int from = Math.max(0, end.size() - EXPLAINING_LINES);
        for (int line = end.size() - 1; line >= 0; line--) {
            if (end.get(line).contains("ERROR")) {
                from = line;
                break;
            }
        }
        return end.subList(from, Math.min(end.size(), from + EXPLAINING_LINES));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_BETWEEN_QUESTIONS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new ServiceFailure("Interrupted while waiting", interruption);
        }
    }
}
