package dev.parley.shell.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** The event stream. */
@ConfigMapping(prefix = "parley.kafka")
public interface KafkaConfiguration {

    /** {@code host:port}, comma-separated. */
    String bootstrapServers();

    /** Replicas of the topics that the service creates. Production asks for 3 or more. */
    @WithDefault("3")
    short replication();

    /** Replicas that must have a record before it is acknowledged. Production asks for 2 or more. */
    @WithDefault("2")
    short minInsyncReplicas();

    /** How long a record may take until it is acknowledged; after that its outcome is unknown. */
    @WithDefault("5s")
    Duration deliveryTimeout();

    /** How long one request to a broker may take. */
    @WithDefault("2s")
    Duration requestTimeout();

    /** Whether brokers on other machines may be reached in plain text in production. */
    @WithDefault("false")
    boolean allowPlaintext();

    /** Anything else that Kafka's clients understand, such as their security settings. */
    Map<String, String> client();
}
