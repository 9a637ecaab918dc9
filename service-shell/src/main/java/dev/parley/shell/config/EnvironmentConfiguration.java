package dev.parley.shell.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** Where the service runs. */
@ConfigMapping(prefix = "parley.environment")
public interface EnvironmentConfiguration {

    /** {@code production} or {@code development}. */
    @WithParentName
    @WithDefault("production")
    Environment environment();
}
