package dev.parley.negotiation.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.negotiation.agreement.keys.KeyRingConfiguration;
import dev.parley.negotiation.identity.OperatorConfiguration;
import dev.parley.shell.config.ClockConfiguration;
import dev.parley.shell.config.EnvironmentConfiguration;
import dev.parley.shell.kafka.KafkaConfiguration;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartChecksTest {
    private static final Map<String, String> SAFE = Map.of(
            "parley.operator.key", "0123456789abcdef0123456789abcdef",
            "parley.kafka.bootstrap-servers", "127.0.0.1:9092",
            // A file that is there, whatever it holds.
            "parley.keys.file", "pom.xml");

    private static List<String> unsafe(Map<String, String> changes) {
        var settings = new HashMap<>(SAFE);
        settings.putAll(changes);
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withDefaultValues(settings)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(EnvironmentConfiguration.class)
                .withMapping(ClockConfiguration.class)
                .withMapping(OperatorConfiguration.class)
                .withMapping(KafkaConfiguration.class)
                .withMapping(KeyRingConfiguration.class)
                .build();
        var checks = new StartChecks(
                config.getConfigMapping(EnvironmentConfiguration.class),
                config.getConfigMapping(ClockConfiguration.class),
                config.getConfigMapping(OperatorConfiguration.class),
                config.getConfigMapping(KafkaConfiguration.class),
                config.getConfigMapping(KeyRingConfiguration.class));
        var found = new ArrayList<>(checks.everywhere());
        found.addAll(checks.inProduction());
        return found;
    }

    @Test
    void startsWithTheDefaults() {
        assertThat(unsafe(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "parley.operator.key, short",
        "parley.clock.offset, PT1S",
        "parley.kafka.replication, 2",
        "parley.kafka.min-insync-replicas, 1",
        "parley.kafka.min-insync-replicas, 4",
        "parley.keys.file, /nowhere/keys.json"
    })
    void namesAPropertyThatIsUnsafeInProduction(String property, String value) {
        assertThat(unsafe(Map.of(property, value))).singleElement().asString().startsWith(property);
    }

    @Test
    void letsDevelopmentMoveTheClockOnOneReplica() {
        assertThat(unsafe(Map.of(
                        "parley.environment", "development",
                        "parley.clock.offset", "P31D",
                        "parley.kafka.replication", "1",
                        "parley.kafka.min-insync-replicas", "1",
                        "parley.keys.file", "/nowhere/keys.json")))
                .isEmpty();
    }

    @Test
    void asksForAnOperatorsKeyEvenInDevelopment() {
        assertThat(unsafe(Map.of("parley.environment", "development", "parley.operator.key", "short")))
                .hasSize(1);
    }
}
