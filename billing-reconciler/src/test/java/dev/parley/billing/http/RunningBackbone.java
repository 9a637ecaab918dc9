package dev.parley.billing.http;

import dev.parley.backbone.Backbone;
import dev.parley.backbone.Database;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives the service under test a database and a broker. */
public class RunningBackbone implements QuarkusTestResourceLifecycleManager {
    static final String OPERATOR_KEY = "operator-key-of-the-tests-0123456789";

    @Override
    public Map<String, String> start() {
        Backbone backbone = Backbone.shared();
        Database database =
                backbone.database("billing_http_" + ProcessHandle.current().pid());
        return Map.of(
                "quarkus.datasource.jdbc.url",
                database.jdbcUrl(),
                "quarkus.datasource.username",
                database.user(),
                "quarkus.datasource.password",
                database.password(),
                "parley.kafka.bootstrap-servers",
                backbone.bootstrapServers(),
                "parley.kafka.replication",
                "1",
                "parley.kafka.min-insync-replicas",
                "1",
                "parley.environment",
                "development",
                "parley.operator.key",
                OPERATOR_KEY);
    }

    @Override
    public void stop() {
        // Others may still use it.
    }
}
