package dev.parley.shell.config;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.stream.Collectors;

/** Stops the start where a setting is not safe, naming every such property at once. */
@Singleton
public class StartupChecks {
    private final Environment environment;
    private final List<StartupCheck> checks;

    public StartupChecks(EnvironmentConfiguration environment, @All List<StartupCheck> checks) {
        this.environment = environment.environment();
        this.checks = List.copyOf(checks);
    }

    /** Before anything else begins. */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        requireSafe();
    }

    /** @throws UnsafeSettingException naming the properties */
    public void requireSafe() {
        String unsafe = checks.stream()
                .flatMap(check -> check.unsafe(environment).stream())
                .collect(Collectors.joining("; "));
        if (!unsafe.isEmpty()) {
            throw new UnsafeSettingException("Not started. " + unsafe + ".");
        }
    }
}
