package dev.parley.negotiation.access.gateway;

import dev.parley.backbone.Backbone;
import dev.parley.backbone.Database;
import dev.parley.negotiation.RealServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Servers that a test may take away: nobody else uses them. */
public final class OwnServers implements QuarkusTestResourceLifecycleManager {
    private @Nullable Backbone backbone;

    @Override
    public Map<String, String> start() {
        backbone = Backbone.temporary();
        Database database = backbone.database("negotiation");
        var settings = new HashMap<String, String>(new RealServers().start());
        settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        settings.put("quarkus.datasource.username", database.application().user());
        settings.put("quarkus.datasource.password", database.application().password());
        settings.put("quarkus.flyway.username", database.owner().user());
        settings.put("quarkus.flyway.password", database.owner().password());
        settings.put("parley.kafka.bootstrap-servers", backbone.bootstrapServers());
        settings.put("parley.kafka.delivery-timeout", "2s");
        settings.put("parley.kafka.request-timeout", "1s");
        settings.put("parley.gateway.head-timeout", "1s");
        settings.put("parley.gateway.idle-timeout", "1s");
        return settings;
    }

    /** The test's class comes from another loader, and both know a map of runnables. */
    @Override
    public void inject(TestInjector injector) {
        Backbone servers = Objects.requireNonNull(backbone);
        Map<String, Runnable> switches = Map.of(
                "stop broker", servers::stopBroker,
                "start broker", servers::startBroker,
                "stop database", servers::stopDatabaseServer,
                "start database", servers::startDatabaseServer);
        injector.injectIntoFields(switches, field -> field.getName().equals("switches"));
    }

    @Override
    public void stop() {
        if (backbone != null) {
            backbone.close();
        }
    }
}
