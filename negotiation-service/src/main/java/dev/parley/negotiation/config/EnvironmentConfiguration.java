package dev.parley.negotiation.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the service runs. */
@ConfigMapping(prefix = "parley")
public interface EnvironmentConfiguration {

    /** {@code production} or {@code development}. */
    @WithDefault("production")
    Environment environment();
}
