package dev.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on machines that lack something. */
class LauncherTest {
    private static final Path LAUNCHER =
            Path.of("..", "parley").toAbsolutePath().normalize();

    @Test
    void showsItsCommandsWhenAskedForHelp() throws Exception {
        Result result = run(Map.of(), "help");

        assertThat(result.exitCode()).isZero();
        assertThat(result.output()).contains("demo", "up", "test", "bench", "ship", "help");
    }

    @Test
    void showsItsCommandsWhenItDoesNotKnowOne() throws Exception {
        Result result = run(Map.of(), "dance");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).contains("usage: ./parley COMMAND");
    }

    @Test
    void saysHowToGetMavenWhenThereIsNone(@TempDir Path empty) throws Exception {
        Result result = run(
                Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "HOME", empty.toString(),
                        "MAVEN_HOME", empty.toString(),
                        "PATH", folderWithoutMaven(empty).toString()),
                "test");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("Parley needs Maven", "apt-get install maven", "brew install maven");
    }

    /** What a shell script may expect of every machine, and nothing else. */
    private static Path folderWithoutMaven(Path parent) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("bin"));
        for (String tool :
                List.of("sh", "sed", "sort", "head", "dirname", "cat", "date", "awk", "find", "cksum", "mkdir")) {
            Path found = Stream.of("/usr/bin", "/bin")
                    .map(place -> Path.of(place, tool))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            Path relay = Files.writeString(folder.resolve(tool), "#!/bin/sh\nexec " + found + " \"$@\"\n");
            assertThat(relay.toFile().setExecutable(true)).isTrue();
        }
        return folder;
    }

    private record Result(int exitCode, String output) {}

    private static Result run(Map<String, String> environment, String... arguments) throws Exception {
        var command = Stream.concat(Stream.of("/bin/sh", LAUNCHER.toString()), Stream.of(arguments))
                .toList();
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output);
    }
}
