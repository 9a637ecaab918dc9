package dev.parley.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a backbone whose JVM had no chance to close it. */
class KilledJvmTest {
    private static final long LIMIT_SECONDS = 30;

    @Test
    void recoversEverythingInTheSameDirectory(@TempDir Path directory) throws Exception {
        Process jvm = startBackboneIn(directory);
        jvm.destroyForcibly().waitFor();

        try (Backbone restarted = Backbone.persistent(directory, Ports.ANY)) {
            assertThat(Clients.ask(restarted.database("victim"), "SELECT text FROM note"))
                    .isEqualTo("committed");
            assertThat(Clients.readCommitted(restarted, "victim", 1)).containsExactly("committed");
        }
    }

    @Test
    void leavesNoPostgresBehind(@TempDir Path directory) throws Exception {
        Process jvm = startBackboneIn(directory);
        ProcessHandle postgres = postgresOf(directory);
        assertThat(postgres.isAlive()).isTrue();

        jvm.destroyForcibly().waitFor();

        assertThat(postgres.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS).isAlive())
                .isFalse();
    }

    @Test
    void startsOverAFileThatNamesAProcessOfAnotherProgram(@TempDir Path directory) throws Exception {
        try (Backbone before = Backbone.persistent(directory, Ports.ANY)) {
            Clients.execute(before.database("stale"), "CREATE TABLE note AS SELECT 'kept' AS text");
        }
        Files.writeString(
                directory.resolve("postgres/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + directory.resolve("postgres") + "\n");

        try (Backbone after = Backbone.persistent(directory, Ports.ANY)) {
            assertThat(Clients.ask(after.database("stale"), "SELECT text FROM note"))
                    .isEqualTo("kept");
        }
    }

    private static Process startBackboneIn(Path directory) throws IOException {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = jvm.inputReader();
        String line = output.readLine();
        while (line != null && !line.equals(Victim.READY)) {
            line = output.readLine();
        }
        assertThat(line).as("the other JVM says that it is ready").isEqualTo(Victim.READY);
        return jvm;
    }

    private static ProcessHandle postgresOf(Path directory) throws IOException {
        String pid =
                Files.readAllLines(directory.resolve("postgres/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    /** Writes a row and a record, says so, and waits to be killed. */
    static final class Victim {
        static final String READY = "ready to be killed";

        private Victim() {}

        public static void main(String[] arguments) throws Exception {
            Backbone backbone = Backbone.persistent(Path.of(arguments[0]), Ports.ANY);
            Clients.execute(backbone.database("victim"), "CREATE TABLE note AS SELECT 'committed' AS text");
            Clients.createTopic(backbone, "victim", 1);
            Clients.sendInTransaction(backbone, "victim", "committed");
            System.out.println(READY);
            Thread.currentThread().join();
        }
    }
}
