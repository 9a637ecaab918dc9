package dev.parley.billing.intake.kafka;

import dev.parley.billing.intake.StreamPartition;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What keeps intake from going on, for whoever asks after its health. */
@Singleton
public class IntakeStatus {
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    /** A partition cannot be read until somebody does something. */
    void stopped(StreamPartition partition, String why) {
        troubles.put(partition.toString(), why);
    }

    /** A consumer tries again and again. */
    void failing(String consumer, String why) {
        troubles.put(consumer, why);
    }

    void recovered(String consumer) {
        troubles.remove(consumer);
    }

    void released(StreamPartition partition) {
        troubles.remove(partition.toString());
    }

    /** By partition or consumer; empty if all is well. */
    public Map<String, String> troubles() {
        return new TreeMap<>(troubles);
    }
}
