package dev.parley.helm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What {@code compose/make-secrets.sh} makes. */
final class Secrets {
    private static final Path SCRIPT = Path.of("..", "compose", "make-secrets.sh");
    private static final long LIMIT_SECONDS = 30;

    private Secrets() {}

    /** Skips the test where there is no openssl. */
    static void make(Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Stream.of(System.getenv("PATH").split(":", -1))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "openssl"))),
                "Skipped: openssl is not installed, and the script needs it");
        Process script = new ProcessBuilder(List.of("/bin/sh", SCRIPT.toString(), folder.toString()))
                .inheritIO()
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!script.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || script.exitValue() != 0) {
            script.destroyForcibly();
            throw new IOException(SCRIPT + " failed");
        }
    }
}
