package dev.parley.standalone.edge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The packaged shipper, started as {@code ./parley ship} starts it. */
public final class Shipper {
    private final Path folder;
    private final List<String> options;

    public Shipper(Proxy proxy, int parleyPort, String edgeKey, Path folder) throws IOException {
        this.folder = folder;
        Path key = Files.writeString(folder.resolve("edge.key"), edgeKey + "\n");
        this.options = List.of(
                "--log", proxy.deliveries().toString(),
                "--to", "http://127.0.0.1:" + parleyPort,
                "--key-file", key.toString(),
                "--position", position().toString());
    }

    public Path position() {
        return folder.resolve("position");
    }

    /** Ships what is there; what it said. */
    public String once() throws IOException, InterruptedException {
        Process process = start(Stream.of("--once"));
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(said);
        }
        return said;
    }

    /** Goes on until it is killed. */
    public Process follow() throws IOException {
        return start(Stream.of());
    }

    private Process start(Stream<String> more) throws IOException {
        Stream<String> program = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-jar",
                jar().toString());
        return new ProcessBuilder(Stream.concat(program, Stream.concat(options.stream(), more))
                        .toList())
                .redirectErrorStream(true)
                .start();
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(HowTo.root().resolve("delivery-shipper/target"))) {
            return files.filter(
                            file -> file.getFileName().toString().matches("delivery-shipper-[^-]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
