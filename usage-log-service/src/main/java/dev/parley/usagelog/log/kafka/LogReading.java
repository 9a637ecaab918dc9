package dev.parley.usagelog.log.kafka;

import dev.parley.schemas.EventCodec;
import dev.parley.schemas.Topic;
import dev.parley.shell.kafka.KafkaClients;
import dev.parley.usagelog.log.Log;
import dev.parley.usagelog.log.LogFlow;
import dev.parley.usagelog.log.store.PartitionPositions;
import dev.parley.usagelog.start.StreamUser;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The consumers of this process. */
@Singleton
public class LogReading implements StreamUser {
    private static final List<String> TOPICS = List.of(Topic.ACCESS.topicName(), Topic.USAGE.topicName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LogConfiguration configuration;
    private final KafkaClients clients;
    private final EventCodec codec;
    private final InstantSource clock;
    private final Log log;
    private final PartitionPositions positions;
    private final LogStatus status;

    private final Map<LogConsumer, Thread> running = new HashMap<>();

    public LogReading(
            LogConfiguration configuration,
            KafkaClients clients,
            EventCodec codec,
            InstantSource clock,
            Log log,
            PartitionPositions positions,
            LogStatus status) {
        this.configuration = configuration;
        this.clients = clients;
        this.codec = codec;
        this.clock = clock;
        this.log = log;
        this.positions = positions;
        this.status = status;
    }

    @Override
    public synchronized void start() {
        for (int i = 0; i < configuration.consumers(); i++) {
            String name = "parley-usage-log-" + i;
            var consumer = new LogConsumer(
                    name, TOPICS, configuration, clients, reader(), new LogFlow(log), positions, status);
            running.put(consumer, Thread.ofPlatform().name(name).daemon().start(consumer));
        }
        status.begun();
    }

    @Override
    public synchronized void stop() {
        running.keySet().forEach(LogConsumer::close);
        running.values().forEach(LogReading::join);
    }

    private EventReader reader() {
        return new EventReader(codec, clock, configuration.clockTolerance(), configuration.lateAfter());
    }

    private static void join(Thread thread) {
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
