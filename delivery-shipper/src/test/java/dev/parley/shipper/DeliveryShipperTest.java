package dev.parley.shipper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.shipper.StandInParley.Mood;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is started. */
class DeliveryShipperTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void losesNothingWhenItIsKilledBeforeItCouldRemember() throws Exception {
        Files.writeString(key(), "parley_edge_1");
        Files.writeString(log(), line(1) + line(2));
        try (var parley = new StandInParley(0)) {
            parley.mood = new Mood(503, Map.of(), "");
            Process first = start(arguments(parley));
            try {
                await(() -> !parley.posts.isEmpty());
            } finally {
                first.destroyForcibly().onExit().join();
            }

            parley.mood = Mood.WELL;
            Result second = finish(start(arguments(parley, "--once")));

            assertThat(second.output()).contains("2 shipped, 0 rejected");
            assertThat(second.exitCode()).isZero();
            assertThat(parley.accepted).containsExactly("dlv_1", "dlv_2");
            assertThat(finish(start(arguments(parley, "--once"))).output()).contains("0 shipped");
        }
    }

    @Test
    void saysHowItIsCalled() throws Exception {
        Result result = finish(start(List.of("--log", log().toString())));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).contains("--to is missing").contains("usage: ./parley ship --log FILE");
    }

    @Test
    void refusesToStartWithoutAKey() throws Exception {
        Result result = finish(start(
                List.of("--log", log().toString(), "--to", "http://localhost:1", "--key-file", key().toString())));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("there is no key file " + key());
    }

    private List<String> arguments(StandInParley parley, String... more) {
        return Stream.concat(
                        Stream.of(
                                "--log", log().toString(),
                                "--to", parley.address() + "/",
                                "--key-file", key().toString()),
                        Stream.of(more))
                .toList();
    }

    private static Process start(List<String> arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                List.of(java, "-cp", System.getProperty("java.class.path"), DeliveryShipper.class.getName());
        return new ProcessBuilder(
                        Stream.concat(command.stream(), arguments.stream()).toList())
                .redirectErrorStream(true)
                .start();
    }

    private record Result(int exitCode, String output) {}

    private static Result finish(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private Path log() {
        return folder.resolve("access.log");
    }

    private Path key() {
        return folder.resolve("edge.key");
    }

    private static String line(int number) {
        return ("{\"delivery\":\"dlv_%d\",\"status\":200,\"bytes\":1714,\"finished\":\"OK\",\"announced\":\"1714\","
                        + "\"received\":\"0 : 1714\",\"endedAt\":1795191373.868}\n")
                .formatted(number);
    }
}
