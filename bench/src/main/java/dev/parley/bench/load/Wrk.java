package dev.parley.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.bench.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The load generator {@code wrk}, driven by a script that says what is sent and prints what came of it. */
record Wrk(Path program) implements LoadGenerator {

    private static final Pattern SUMMARY = Pattern.compile(
            "parley requests=(\\d+) micros=(\\d+) broken=(\\d+) statuses=(\\d+) median=(\\d+) bytes=(\\d+)");

    static Optional<Wrk> find() {
        return Programs.find("wrk").map(Wrk::new);
    }

    @Override
    public String name() {
        return "wrk";
    }

    @Override
    public Throughput run(Load load) throws IOException, InterruptedException {
        var command = new ProcessBuilder(
                program.toString(),
                "--threads=1",
                "--connections=" + load.connections(),
                "--duration=" + load.duration().toSeconds() + "s",
                "--timeout=10s",
                "--script=" + ScriptFile.PATH,
                load.request().target().toString());
        command.environment().putAll(environment(load.request()));
        Process process = command.redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return summary(load, output);
    }

    static Throughput summary(Load load, String output) throws IOException {
        Matcher summary = SUMMARY.matcher(output);
        if (!summary.find()) {
            throw new IOException("wrk says: " + output.strip());
        }
        long requests = Long.parseLong(summary.group(1));
        long refused = Long.parseLong(summary.group(4));
        long other = load.status() >= 400 ? requests - refused : refused;
        if (other > 0 || !summary.group(3).equals("0")) {
            throw new IOException("%d of %d answers were not %d; %s connections broke"
                    .formatted(other, requests, load.status(), summary.group(3)));
        }
        double seconds = Long.parseLong(summary.group(2)) / 1e6;
        return new Throughput(
                requests / seconds, Long.parseLong(summary.group(5)) / 1e3, Long.parseLong(summary.group(6)) / seconds);
    }

    /** Keys travel in the environment: other users of the machine can read a command line. */
    private static Map<String, String> environment(Request request) {
        return Map.of(
                "PARLEY_BENCH_METHOD", request.method(),
                "PARLEY_BENCH_HEADERS",
                        request.headers().entrySet().stream()
                                .map(header -> header.getKey() + ": " + header.getValue())
                                .collect(Collectors.joining("\n")),
                "PARLEY_BENCH_BODY", request.body());
    }

    /** wrk reads its script from a file. */
    private static final class ScriptFile {
        static final Path PATH = copy();

        private static Path copy() {
            try (InputStream resource = Wrk.class.getResourceAsStream("request.lua")) {
                Path file = Files.createTempFile("parley-bench-", ".lua");
                file.toFile().deleteOnExit();
                Files.copy(Objects.requireNonNull(resource), file, StandardCopyOption.REPLACE_EXISTING);
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
