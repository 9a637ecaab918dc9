package dev.parley.usagelog.report.http;

import dev.parley.backbone.Backbone;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Servers that a test may take away. */
public final class OwnBackbone implements QuarkusTestResourceLifecycleManager {
    private @Nullable Backbone backbone;

    @Override
    public Map<String, String> start() {
        Backbone started = Backbone.temporary();
        backbone = started;
        return Servers.settings(started);
    }

    /** After those of other tests, which it replaces. */
    @Override
    public int order() {
        return 1;
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
