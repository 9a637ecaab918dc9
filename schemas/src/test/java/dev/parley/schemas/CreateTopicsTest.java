package dev.parley.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.backbone.Backbone;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class CreateTopicsTest {

    @Test
    void makesEveryTopicExist() throws Exception {
        try (Backbone backbone = Backbone.temporary();
                Admin admin = Admin.create(Map.of("bootstrap.servers", backbone.bootstrapServers()))) {
            CreateTopics.withEnvironment(Map.of(
                    "PARLEY_KAFKA_BOOTSTRAP_SERVERS", backbone.bootstrapServers(),
                    "PARLEY_KAFKA_REPLICATION", "1",
                    "PARLEY_KAFKA_MIN_INSYNC_REPLICAS", "1"));

            Set<String> topics = admin.listTopics().names().get();
            assertThat(topics).contains(Topic.ACCESS.topicName(), Topic.USAGE.topicName());
            assertThat(topics).hasSameSizeAs(Topic.values());
        }
    }

    @Test
    void connectsWithTheSecuritySettingsOfTheServices() {
        assertThat(CreateTopics.connection(Map.of(
                        "PARLEY_KAFKA_BOOTSTRAP_SERVERS", "kafka:9093",
                        "PARLEY_KAFKA_CLIENT__SECURITY_PROTOCOL_", "SASL_SSL",
                        "PARLEY_KAFKA_CLIENT__SSL_TRUSTSTORE_LOCATION_", "/etc/parley/kafka/ca.crt",
                        "PATH", "/bin")))
                .containsOnly(
                        Map.entry("bootstrap.servers", "kafka:9093"),
                        Map.entry("security.protocol", "SASL_SSL"),
                        Map.entry("ssl.truststore.location", "/etc/parley/kafka/ca.crt"));
    }

    @Test
    void namesTheVariableThatIsMissing() {
        assertThatThrownBy(() -> CreateTopics.withEnvironment(Map.of()))
                .hasMessageStartingWith("PARLEY_KAFKA_BOOTSTRAP_SERVERS");
    }

    @Test
    void namesTheVariableThatIsNoNumber() {
        assertThatThrownBy(() -> CreateTopics.withEnvironment(
                        Map.of("PARLEY_KAFKA_BOOTSTRAP_SERVERS", "kafka:9093", "PARLEY_KAFKA_REPLICATION", "three")))
                .hasMessageStartingWith("PARLEY_KAFKA_REPLICATION");
    }
}
