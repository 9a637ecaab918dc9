package dev.parley.shell.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.shell.config.ClockConfiguration;
import dev.parley.shell.config.EnvironmentConfiguration;
import dev.parley.shell.config.StartupChecks;
import dev.parley.shell.config.UnsafeSettingException;
import dev.parley.shell.identity.OperatorConfiguration;
import dev.parley.shell.kafka.KafkaConfiguration;
import dev.parley.shell.store.DatabaseConfiguration;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartupChecksTest {
    private static final String PROTOCOL = "parley.kafka.client.\"security.protocol\"";
    private static final String URL = "quarkus.datasource.jdbc.url";

    @TempDir
    private Path folder;

    private Map<String, String> safe = Map.of();

    @BeforeEach
    void writeKeys() throws IOException {
        Path keys = Files.writeString(folder.resolve("keys.json"), "{}");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r-----"));
        safe = Map.of(
                "parley.operator.key",
                "parley_op_Zk3vQ9x1TtLw7Rb2Hn5Jc8Fy",
                "parley.kafka.bootstrap-servers",
                "kafka.example:9093",
                PROTOCOL,
                "SASL_SSL",
                URL,
                "jdbc:postgresql://postgresql.example/billing?sslmode=verify-full",
                "parley.keys.file",
                keys.toString());
    }

    private void start(Map<String, String> changes) {
        var settings = new HashMap<>(safe);
        settings.putAll(changes);
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withDefaultValues(settings)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(EnvironmentConfiguration.class)
                .withMapping(ClockConfiguration.class)
                .withMapping(OperatorConfiguration.class)
                .withMapping(KafkaConfiguration.class)
                .withMapping(DatabaseConfiguration.class)
                .build();
        new StartupChecks(
                        config.getConfigMapping(EnvironmentConfiguration.class),
                        List.of(
                                new ClockCheck(config.getConfigMapping(ClockConfiguration.class)),
                                new OperatorKeyCheck(config.getConfigMapping(OperatorConfiguration.class)),
                                new StreamCheck(config.getConfigMapping(KafkaConfiguration.class)),
                                new DatabaseCheck(
                                        config.getConfigMapping(DatabaseConfiguration.class),
                                        config.getOptionalValue(URL, String.class),
                                        config.getOptionalValue(
                                                "quarkus.datasource.jdbc.additional-jdbc-properties.sslmode",
                                                String.class)),
                                new KeysFileCheck(config.getOptionalValue("parley.keys.file", Path.class))))
                .requireSafe();
    }

    @Test
    void startsWhereEverythingIsSafe() {
        assertThatCode(() -> start(Map.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "parley.operator.key, short",
        "parley.operator.key, aaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbb",
        "parley.operator.key, ChangeMe-Zk3vQ9x1TtLw7Rb2Hn5Jc8Fy",
        "parley.clock.offset, PT1S",
        "parley.kafka.replication, 2",
        "parley.kafka.min-insync-replicas, 1",
        "parley.kafka.min-insync-replicas, 4",
        "parley.keys.file, /nowhere/keys.json"
    })
    void namesAPropertyThatIsUnsafeInProduction(String property, String value) {
        assertThatThrownBy(() -> start(Map.of(property, value)))
                .isInstanceOf(UnsafeSettingException.class)
                .hasMessageStartingWith("Not started. " + property);
    }

    @Test
    void namesAllOfThemAtOnceAndShowsNoKey() {
        assertThatThrownBy(() -> start(Map.of("parley.operator.key", "letmein", "parley.clock.offset", "PT1S")))
                .hasMessageContaining("parley.operator.key")
                .hasMessageContaining("parley.clock.offset")
                .hasMessageNotContaining("letmein");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAINTEXT", "SASL_PLAINTEXT", "plaintext", "anything"})
    void refusesPlainTextToBrokersOnOtherMachinesUnlessTold(String protocol) {
        assertThatThrownBy(() -> start(Map.of(PROTOCOL, protocol)))
                .hasMessageStartingWith("Not started. " + PROTOCOL)
                .hasMessageContaining("parley.kafka.allow-plaintext");
        assertThatCode(() -> start(Map.of(PROTOCOL, protocol, "parley.kafka.allow-plaintext", "true")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        localhost:9092                | true
        127.0.0.1:9092,[::1]:9093     | true
        127.0.0.1:9092,10.0.0.7:9092  | false
        127.0.0.1.example:9092        | false
        localhost.example:9092        | false
        """)
    void takesPlainTextOnThisMachineAlone(String servers, boolean safe) {
        var changes = Map.of(PROTOCOL, "PLAINTEXT", "parley.kafka.bootstrap-servers", servers);

        assertThat(starts(changes)).isEqualTo(safe);
    }

    @Test
    void refusesBrokersThatAnybodyCouldPoseAs() {
        String nameCheck = "parley.kafka.client.\"ssl.endpoint.identification.algorithm\"";

        assertThatThrownBy(() -> start(Map.of(nameCheck, " "))).hasMessageStartingWith("Not started. " + nameCheck);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        jdbc:postgresql://db.example/books                                      | false
        jdbc:postgresql://db.example:5432/books?sslmode=prefer                  | false
        jdbc:postgresql://db.example/books?sslmode=disable&x=y                  | false
        jdbc:postgresql://db.example/books?sslmode=require                      | false
        jdbc:postgresql://db.example/books?sslmode=verify-ca                    | true
        jdbc:postgresql://db.example/books?applicationName=a&sslmode=verify-full | true
        jdbc:postgresql://localhost,db.example:5433/books                       | false
        jdbc:postgresql://localhost:5432/books                                  | true
        jdbc:postgresql://[::1]:5432/books                                      | true
        jdbc:postgresql:books                                                   | true
        """)
    void takesADatabaseOnAnotherMachineOnlyWithACertificate(String url, boolean safe) {
        assertThat(starts(Map.of(URL, url))).isEqualTo(safe);
        assertThat(starts(Map.of(URL, url, "parley.database.allow-plaintext", "true")))
                .isTrue();
    }

    @Test
    void readsTheModeOfEncryptionBesideTheUrlToo() {
        assertThat(starts(Map.of(
                        URL,
                        "jdbc:postgresql://db.example/books",
                        "quarkus.datasource.jdbc.additional-jdbc-properties.sslmode",
                        "verify-full")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"rw-------, true", "r--r-----, true", "rw-r--r--, false", "rw-----w-, false", "rwxr-x--x, false"})
    void takesAKeyRingThatIsClosedToOthers(String permissions, boolean safe) throws IOException {
        Files.setPosixFilePermissions(folder.resolve("keys.json"), PosixFilePermissions.fromString(permissions));

        assertThat(starts(Map.of())).isEqualTo(safe);
    }

    @Test
    void letsDevelopmentDoAllOfIt() {
        assertThat(starts(Map.of(
                        "parley.environment",
                        "development",
                        "parley.operator.key",
                        "an-example-key-0123456789abcdefghij",
                        "parley.clock.offset",
                        "P31D",
                        "parley.kafka.replication",
                        "1",
                        "parley.kafka.min-insync-replicas",
                        "1",
                        PROTOCOL,
                        "PLAINTEXT",
                        URL,
                        "jdbc:postgresql://db.example/books",
                        "parley.keys.file",
                        "/nowhere/keys.json")))
                .isTrue();
    }

    @Test
    void asksForAnOperatorsKeyEvenInDevelopment() {
        assertThat(starts(Map.of("parley.environment", "development", "parley.operator.key", "short")))
                .isFalse();
    }

    private boolean starts(Map<String, String> changes) {
        try {
            start(changes);
            return true;
        } catch (UnsafeSettingException refused) {
            return false;
        }
    }
}
