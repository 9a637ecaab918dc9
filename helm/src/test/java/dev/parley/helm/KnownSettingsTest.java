package dev.parley.helm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSettingsTest {
    private static final KnownSettings NEGOTIATION = KnownSettings.of("dev.parley.negotiation");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PARLEY_OPERATOR_KEY",
                "PARLEY_HTTP_API_HOSTS",
                "PARLEY_KAFKA_CLIENT__SASL_JAAS_CONFIG_",
                "QUARKUS_DATASOURCE_JDBC_URL",
                "QUARKUS_SHUTDOWN_TIMEOUT"
            })
    void knowsWhatTheServiceReads(String variable) {
        assertThat(NEGOTIATION.contains(variable)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PARLEY_OPERATORS_KEY",
                "PARLEY_INTAKE_GROUP",
                "PARLEY_KAFKA_CLIENT__SASL_JASS_CONFIG_",
                "QUARKUS_DATASOURCE_URL",
                "QUARKUS_HTTP_LIMITS"
            })
    void knowsNothingElse(String variable) {
        assertThat(NEGOTIATION.contains(variable)).isFalse();
    }
}
