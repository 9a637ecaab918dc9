package dev.parley.usagelog.log.kafka;

import dev.parley.usagelog.log.StreamPartition;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** How reading goes, for whoever asks after its health. */
@Singleton
public class LogStatus {
    private static final String START = "start";

    private final Map<String, String> troubles = new ConcurrentHashMap<>(Map.of(START, "the topics are not there yet"));
    private final Map<String, Long> behind = new ConcurrentHashMap<>();

    void begun() {
        troubles.remove(START);
    }

    /** A partition cannot be read until somebody does something. */
    void stopped(StreamPartition partition, String why) {
        troubles.put(partition.toString(), why);
    }

    void released(StreamPartition partition) {
        troubles.remove(partition.toString());
    }

    /** A consumer tries again and again. */
    void failing(String consumer, String why) {
        troubles.put(consumer, why);
    }

    void recovered(String consumer) {
        troubles.remove(consumer);
    }

    /** How many records a consumer has still to read. */
    void behind(String consumer, long records) {
        behind.put(consumer, records);
    }

    /** By partition or consumer; empty if all is well. */
    public Map<String, String> troubles() {
        return new TreeMap<>(troubles);
    }

    /** How many records of its partitions this process has still to read, as of a moment ago. */
    public long behind() {
        return behind.values().stream().mapToLong(Long::longValue).sum();
    }
}
