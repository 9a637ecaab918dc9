package dev.parley.bench.process;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * A packaged service that runs as a process of its own, with the same settings of the Java machine for every service
 * and for the floor. It listens on free ports of the loopback address, and ends when it is closed.
 */
public final class ServiceProcess implements AutoCloseable {

    /** Also what {@code ./parley up} gives to a service. */
    private static final List<String> JAVA_SETTINGS =
            List.of("-Xmx192m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int LINES_THAT_EXPLAIN = 20;

    private final Process process;
    private final Path log;
    private final URI address;
    private final Duration startedIn;

    private ServiceProcess(Process process, Path log, URI address, Duration startedIn) {
        this.process = process;
        this.log = log;
        this.address = address;
        this.startedIn = startedIn;
    }

    /**
     * Starts a service and waits until it is ready.
     *
     * @param jar as {@link Packages} says
     * @param readiness path that answers 200 once it is ready, on the management port where {@code managed}
     * @param properties settings by name, without ports
     * @throws IOException if it ends, or is not ready within a minute; the message has the end of its log
     */
    public static ServiceProcess start(Path jar, String readiness, boolean managed, Map<String, String> properties)
            throws IOException, InterruptedException {
        return launch(port -> java("-jar", jar.toString()), readiness, managed, properties);
    }

    /** Likewise a program of the bench's own, by its main class. */
    public static ServiceProcess start(Class<?> main, String readiness, Map<String, String> properties)
            throws IOException, InterruptedException {
        String classes = System.getProperty("java.class.path");
        return launch(port -> java("-cp", classes, main.getName()), readiness, false, properties);
    }

    /**
     * Likewise any other program.
     *
     * @param command for a port to listen on
     */
    public static ServiceProcess start(IntFunction<List<String>> command, String readiness)
            throws IOException, InterruptedException {
        return launch(command, readiness, false, Map.of());
    }

    private static ServiceProcess launch(
            IntFunction<List<String>> command, String readiness, boolean managed, Map<String, String> properties)
            throws IOException, InterruptedException {
        int port = freePort();
        int managementPort = freePort();
        Path log = Files.createTempFile("parley-bench-", ".log");
        log.toFile().deleteOnExit();
        long start = System.nanoTime();
        var launch = new ProcessBuilder(command.apply(port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        launch.environment().putAll(environment(port, managementPort, properties));
        Process process = launch.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        try {
            awaitReady(process, URI.create("http://" + LOOPBACK + ":" + (managed ? managementPort : port) + readiness));
        } catch (IOException e) {
            process.destroyForcibly();
            throw new IOException(e.getMessage() + "\n" + endOf(log), e);
        }
        var startedIn = Duration.ofNanos(System.nanoTime() - start);
        return new ServiceProcess(process, log, URI.create("http://" + LOOPBACK + ":" + port), startedIn);
    }

    /** Where it listens, without a path. */
    public URI address() {
        return address;
    }

    /** From the start of the process until it was ready. */
    public Duration startedIn() {
        return startedIn;
    }

    /** What it wrote last, for a message about a failure. */
    public String endOfLog() {
        return endOf(log);
    }

    /** Memory that is resident now, in MiB. */
    public double residentMebibytes() throws IOException, InterruptedException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
        try (var output = ps.inputReader()) {
            String kibibytes = output.readLine();
            if (kibibytes == null) {
                throw new IOException("The process has ended.\n" + endOfLog());
            }
            return Long.parseLong(kibibytes.strip()) / 1024.0;
        }
    }

    /** Takes the processor away, and nothing else, until {@link #proceed()}. */
    public void halt() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void proceed() throws IOException, InterruptedException {
        signal("CONT");
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("The process has ended.\n" + endOfLog());
        }
    }

    private static List<String> java(String... program) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JAVA_SETTINGS);
        command.addAll(List.of(program));
        return command;
    }

    /** Keys travel in the environment: other users of the machine can read a command line. */
    private static Map<String, String> environment(int port, int managementPort, Map<String, String> properties) {
        var environment = new HashMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", LOOPBACK);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_HOST", LOOPBACK);
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        properties.forEach((name, value) ->
                environment.put(name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), value));
        return environment;
    }

    private static void awaitReady(Process process, URI readiness) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var http = HttpClient.newHttpClient()) {
            while (!isReady(http, readiness)) {
                if (!process.isAlive()) {
                    throw new IOException("The process ended with " + process.exitValue());
                }
                if (System.nanoTime() > deadline) {
                    throw new IOException(readiness + " is not ready after " + PATIENCE.toSeconds() + " s");
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private static boolean isReady(HttpClient http, URI readiness) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(readiness).timeout(Duration.ofSeconds(5)).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notListeningYet) {
            return false;
        }
    }

    private static String endOf(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join(
                    System.lineSeparator(),
                    lines.subList(Math.max(0, lines.size() - LINES_THAT_EXPLAIN), lines.size()));
        } catch (IOException e) {
            return "Its log cannot be read: " + e.getMessage();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
