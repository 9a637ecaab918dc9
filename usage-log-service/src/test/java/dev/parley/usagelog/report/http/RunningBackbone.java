package dev.parley.usagelog.report.http;

import dev.parley.backbone.Backbone;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives the service under test a database and a broker. */
public class RunningBackbone implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Servers.settings(Backbone.shared());
    }

    @Override
    public void stop() {
        // Others may still use it.
    }
}
