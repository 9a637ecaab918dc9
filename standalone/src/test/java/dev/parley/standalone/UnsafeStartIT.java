package dev.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.backbone.Backbone;
import dev.parley.backbone.Database;
import dev.parley.backbone.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packages, started in production as nobody should. */
class UnsafeStartIT {
    private static final long LIMIT_SECONDS = 60;

    private static Backbone backbone;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        backbone = Backbone.temporary();
    }

    @AfterAll
    static void close() {
        backbone.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"negotiation-service", "usage-log-service", "billing-reconciler"})
    void endsAtOnceAndNamesEveryPropertyThatIsUnsafe(String module) throws Exception {
        Path log = folder.resolve("log");

        int exit = run(module, Map.of(), log);

        assertThat(exit).isNotZero();
        assertThat(log)
                .content()
                .contains(
                        "Not started.",
                        "parley.operator.key",
                        "parley.clock.offset",
                        "parley.kafka.replication",
                        "parley.kafka.min-insync-replicas",
                        "parley.kafka.client.\"security.protocol\"");
    }

    /** As the chart and Compose spell them: a name with points in it becomes part of a variable's. */
    @ParameterizedTest
    @ValueSource(strings = {"negotiation-service", "usage-log-service", "billing-reconciler"})
    void readsSettingsOfKafkasClientsFromVariables(String module) throws Exception {
        Path log = folder.resolve("log");

        run(module, Map.of("PARLEY_KAFKA_CLIENT__SECURITY_PROTOCOL_", "SSL"), log);

        assertThat(log).content().contains("parley.operator.key").doesNotContain("security.protocol");
    }

    private static int run(String module, Map<String, String> more, Path log) throws IOException, InterruptedException {
        Path jar = RunningStage.root().resolve(Path.of(module, "target", "quarkus-app", "quarkus-run.jar"));
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString())
                .redirectErrorStream(true)
                .redirectOutput(Files.createFile(log).toFile());
        builder.environment().putAll(environment(module));
        builder.environment().putAll(more);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Map<String, String> environment(String module) throws IOException {
        Database database = backbone.database(module.replaceFirst("-.*", ""));
        return Map.ofEntries(
                Map.entry("PARLEY_OPERATOR_KEY", "changeme"),
                Map.entry("PARLEY_CLOCK_OFFSET", "P1D"),
                // Of a network for documentation (RFC 5737): it needs no name server, and nobody answers.
                Map.entry("PARLEY_KAFKA_BOOTSTRAP_SERVERS", "192.0.2.1:9092"),
                Map.entry("PARLEY_KAFKA_REPLICATION", "1"),
                Map.entry("PARLEY_KAFKA_MIN_INSYNC_REPLICAS", "1"),
                Map.entry("PARLEY_KEYS_FILE", "/nowhere/keys.json"),
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl()),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", database.owner().user()),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", database.owner().password()),
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_HTTP_PORT", Integer.toString(Ports.freePreferring(0))),
                Map.entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_MANAGEMENT_PORT", Integer.toString(Ports.freePreferring(0))));
    }
}
