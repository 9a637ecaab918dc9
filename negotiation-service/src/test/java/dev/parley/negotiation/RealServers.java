package dev.parley.negotiation;

import dev.parley.backbone.Backbone;
import dev.parley.backbone.Database;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** Gives the service under test a real PostgreSQL and a real Kafka, and the roles that production has. */
public final class RealServers implements QuarkusTestResourceLifecycleManager {
    public static final String OPERATOR_KEY = "operator-key-for-tests-0123456789abcdef";

    @Override
    public Map<String, String> start() {
        return settings(Backbone.shared());
    }

    /** What a service needs to know of its servers. */
    public static Map<String, String> settings(Backbone backbone) {
        Database database = backbone.database("negotiation");
        var settings = new HashMap<String, String>();
        settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        settings.put("quarkus.datasource.username", database.application().user());
        settings.put("quarkus.datasource.password", database.application().password());
        settings.put("quarkus.flyway.username", database.owner().user());
        settings.put("quarkus.flyway.password", database.owner().password());
        settings.put("parley.environment", "development");
        settings.put("parley.operator.key", OPERATOR_KEY);
        settings.put("parley.kafka.bootstrap-servers", backbone.bootstrapServers());
        settings.put("parley.kafka.replication", "1");
        settings.put("parley.kafka.min-insync-replicas", "1");
        settings.put("parley.keys.file", keyFile());
        return settings;
    }

    @Override
    public void stop() {
        // The shared servers end with the JVM.
    }

    private static String keyFile() {
        try {
            return Files.createTempDirectory("parley-keys").resolve("keys.json").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
