package dev.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.backbone.Backbone;
import dev.parley.backbone.Database;
import dev.parley.backbone.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs before the services do: a package brings its database up to date and ends, another makes the topics. */
class SetupStepsIT {
    private static final long LIMIT_SECONDS = 60;
    private static final String CREATE_TOPICS = "dev.parley.schemas.CreateTopics";

    private static Backbone backbone;

    @TempDir
    private Path workingFolder;

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
    void migratesAndEndsWithoutKafkaAndWithoutServing(String module) throws Exception {
        Database database = backbone.database(module.replaceFirst("-.*", ""));

        int exit = run(List.of("-jar", folder(module) + "/quarkus-run.jar"), environment(database));

        assertThat(exit).isZero();
        assertThat(migrations(database)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"negotiation-service", "usage-log-service", "billing-reconciler"})
    void makesTheTopicsWithWhatAPackageHolds(String module) throws Exception {
        int exit = run(
                List.of("-cp", folder(module) + "/lib/boot/*:" + folder(module) + "/lib/main/*", CREATE_TOPICS),
                Map.of(
                        "PARLEY_KAFKA_BOOTSTRAP_SERVERS", backbone.bootstrapServers(),
                        "PARLEY_KAFKA_REPLICATION", "1",
                        "PARLEY_KAFKA_MIN_INSYNC_REPLICAS", "1"));

        assertThat(exit).isZero();
        assertThat(topics()).contains("parley.parties.v1", "parley.access.v1", "parley.usage.v1");
    }

    private int run(List<String> arguments, Map<String, String> environment) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        var builder =
                new ProcessBuilder(command).directory(workingFolder.toFile()).inheritIO();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Path folder(String module) {
        return RunningStage.root().resolve(Path.of(module, "target", "quarkus-app"));
    }

    /** Of production: what a service needs to run is there, but no broker answers. */
    private Map<String, String> environment(Database database) throws IOException {
        return Map.of(
                "QUARKUS_INIT_AND_EXIT", "true",
                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", database.application().user(),
                "QUARKUS_CONFIG_LOCATIONS", secrets(database).toString(),
                "QUARKUS_FLYWAY_USERNAME", database.owner().user(),
                "QUARKUS_FLYWAY_PASSWORD", database.owner().password(),
                "PARLEY_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + Ports.freePreferring(0),
                "PARLEY_KEYS_FILE", "/nowhere/keys.json");
    }

    /** What containers are given as a file. */
    private Path secrets(Database database) throws IOException {
        return Files.writeString(workingFolder.resolve("secrets.properties"), """
            parley.operator.key=a key that no migration would ever use
            quarkus.datasource.password=%s
            """.formatted(
                        database.application().password()));
    }

    private static Set<String> topics() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", backbone.bootstrapServers()))) {
            return admin.listTopics().names().get();
        }
    }

    private static int migrations(Database database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        database.jdbcUrl(),
                        database.owner().user(),
                        database.owner().password());
                ResultSet counted = connection
                        .createStatement()
                        .executeQuery("select count(*) from flyway_schema_history where success")) {
            counted.next();
            return counted.getInt(1);
        }
    }
}
