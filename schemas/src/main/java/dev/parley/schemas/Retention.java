package dev.parley.schemas;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** How long a topic keeps its records. */
public sealed interface Retention {

    /** The latest record of each key, for ever. */
    record Latest() implements Retention {}

    /** Every record, for ever. */
    record ForEver() implements Retention {}

    /** Every record, for at least this long after the broker took it. */
    record For(Duration duration) implements Retention {
        public For {
            if (!duration.isPositive()) {
                throw new IllegalArgumentException("A retention is longer than nothing, this is " + duration);
            }
        }
    }

    /** The broker's settings that make it so. */
    default Map<String, String> configuration() {
        return switch (this) {
            case Latest() -> Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
            case ForEver() -> deletedAfter(-1);
            case For(var duration) -> deletedAfter(duration.toMillis());
        };
    }

    private static Map<String, String> deletedAfter(long milliseconds) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(milliseconds),
                TopicConfig.RETENTION_BYTES_CONFIG,
                "-1");
    }
}
