package dev.parley.negotiation.event;

import dev.parley.backbone.Backbone;
import dev.parley.negotiation.RealServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Servers that a test may take away. */
public final class OwnServers implements QuarkusTestResourceLifecycleManager {
    private @Nullable Backbone backbone;

    @Override
    public Map<String, String> start() {
        Backbone started = Backbone.temporary();
        backbone = started;
        return RealServers.settings(started);
    }

    @Override
    public void inject(Object test) {
        if (test instanceof OutageTest outage) {
            outage.servers = Objects.requireNonNull(backbone);
        }
    }

    @Override
    public void stop() {
        Objects.requireNonNull(backbone).close();
    }
}
