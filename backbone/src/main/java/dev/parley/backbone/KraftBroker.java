package dev.parley.backbone;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/** A real Kafka broker that is its own controller, inside this JVM, with every replica on it. */
final class KraftBroker {
    private static final int NODE = 1;
    private static final String CONTROLLER = "CONTROLLER";

    private final Path directory;
    private final int port;
    private final int announced;
    private @Nullable KafkaRaftServer running;

    KraftBroker(Path directory, int port, int announced) {
        this.directory = directory;
        this.port = port;
        this.announced = announced;
    }

    int port() {
        return port;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + announced;
    }

    synchronized void start() {
        if (running != null) {
            return;
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // The broker's threads keep the loader of the thread that starts them, and may outlive the caller's.
        thread.setContextClassLoader(KafkaRaftServer.class.getClassLoader());
        try {
            format();
            var server = new KafkaRaftServer(new KafkaConfig(settings(), false), Time.SYSTEM);
            server.startup();
            running = server;
        } catch (Exception failure) {
            throw new BackboneException("Kafka did not start in " + directory, failure);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    synchronized void stop() {
        if (running == null) {
            return;
        }
        running.shutdown();
        running.awaitShutdown();
        running = null;
    }

    private void format() throws Exception {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(directory);
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(directory.toString()))
                .setMetadataLogDirectory(directory.toString())
                .setControllerListenerName(CONTROLLER)
                .run();
    }

    private Map<String, String> settings() {
        int controllerPort = Ports.freePreferring(0);
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(NODE)),
                Map.entry("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", CONTROLLER),
                Map.entry(
                        "listeners",
                        "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d".formatted(port, CONTROLLER, controllerPort)),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + announced),
                Map.entry("log.dirs", directory.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("default.replication.factor", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                // A killed broker's name is free again after this time; a start in the same directory waits for it.
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // Kafka's own 128 MB is for thousands of partitions.
                Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
                Map.entry("log.index.size.max.bytes", "1048576"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("background.threads", "2"));
    }
}
