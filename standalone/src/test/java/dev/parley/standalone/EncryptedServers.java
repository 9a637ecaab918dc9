package dev.parley.standalone;

import dev.parley.backbone.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A PostgreSQL that offers TLS, and a broker that takes nothing else: with certificates on both sides, and a password. */
final class EncryptedServers implements AutoCloseable {
    private static final int NODE = 1;
    private static final String LOGIN =
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\"%s;";
    private static final String USERS = " user_broker=\"of the broker\" user_parley=\"of the services\"";

    private final Certificate certificate;
    private final int kafkaPort = Ports.freePreferring(0);
    private final EmbeddedPostgres postgres;
    private final KafkaRaftServer kafka;

    EncryptedServers(Path folder) throws Exception {
        certificate = Certificate.in(folder);
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificate.authority().toString())
                .setServerConfig("ssl_key_file", certificate.key().toString())
                .start();
        kafka = broker(Files.createDirectory(folder.resolve("kafka")));
        kafka.startup();
    }

    /** What a service is told by the chart, with a database and a role of {@code name}. */
    Map<String, String> settings(String name) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role %1$s login password 'of %1$s'".formatted(name));
            statement.execute("create database %1$s owner %1$s".formatted(name));
        }
        return Map.ofEntries(
                Map.entry("parley.kafka.bootstrap-servers", "localhost:" + kafkaPort),
                Map.entry("parley.kafka.replication", "1"),
                Map.entry("parley.kafka.min-insync-replicas", "1"),
                client("security.protocol", "SASL_SSL"),
                client("sasl.mechanism", "PLAIN"),
                client("sasl.jaas.config", LOGIN.formatted("parley", "of the services", "")),
                client("ssl.truststore.type", "PEM"),
                client("ssl.truststore.location", certificate.authority().toString()),
                client("ssl.keystore.type", "PEM"),
                client("ssl.keystore.location", certificate.keyAndCertificate().toString()),
                Map.entry(
                        "quarkus.datasource.jdbc.url",
                        "jdbc:postgresql://localhost:%d/%s?sslmode=verify-full&sslrootcert=%s"
                                .formatted(postgres.getPort(), name, certificate.authority())),
                Map.entry("quarkus.datasource.username", name),
                Map.entry("quarkus.datasource.password", "of " + name));
    }

    /** Of the sessions of {@code role}: how many are encrypted, and how many are not. */
    Map<Boolean, Integer> sessions(String role) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet counted = statement.executeQuery("""
                    select count(*) filter (where ssl), count(*) filter (where not ssl)
                    from pg_stat_ssl join pg_stat_activity using (pid) where usename = '%s'
                    """.formatted(role))) {
            counted.next();
            return Map.of(true, counted.getInt(1), false, counted.getInt(2));
        }
    }

    @Override
    public void close() throws Exception {
        kafka.shutdown();
        kafka.awaitShutdown();
        postgres.close();
    }

    private static Map.Entry<String, String> client(String setting, String value) {
        return Map.entry("parley.kafka.client.\"" + setting + "\"", value);
    }

    private KafkaRaftServer broker(Path directory) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(directory.toString()))
                .setMetadataLogDirectory(directory.toString())
                .setControllerListenerName("CONTROLLER")
                .run();
        return new KafkaRaftServer(new KafkaConfig(brokerSettings(directory), false), Time.SYSTEM);
    }

    private Map<String, String> brokerSettings(Path directory) {
        int controllerPort = Ports.freePreferring(0);
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(NODE)),
                Map.entry("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry(
                        "listeners",
                        "SASL_SSL://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(kafkaPort, controllerPort)),
                Map.entry("advertised.listeners", "SASL_SSL://localhost:" + kafkaPort),
                Map.entry("listener.security.protocol.map", "SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "SASL_SSL"),
                Map.entry("sasl.enabled.mechanisms", "PLAIN"),
                Map.entry("sasl.mechanism.inter.broker.protocol", "PLAIN"),
                Map.entry(
                        "listener.name.sasl_ssl.plain.sasl.jaas.config",
                        LOGIN.formatted("broker", "of the broker", USERS)),
                Map.entry("listener.name.sasl_ssl.ssl.client.auth", "required"),
                Map.entry("ssl.keystore.type", "PEM"),
                Map.entry(
                        "ssl.keystore.location", certificate.keyAndCertificate().toString()),
                Map.entry("ssl.truststore.type", "PEM"),
                Map.entry("ssl.truststore.location", certificate.authority().toString()),
                Map.entry("log.dirs", directory.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
                Map.entry("log.index.size.max.bytes", "1048576"));
    }
}
