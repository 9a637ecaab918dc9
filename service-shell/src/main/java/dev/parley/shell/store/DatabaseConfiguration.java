package dev.parley.shell.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The service's database, beyond what {@code quarkus.datasource} says of it. */
@ConfigMapping(prefix = "parley.database")
public interface DatabaseConfiguration {

    /** Whether a connection to another machine may be in plain text in production. */
    @WithDefault("false")
    boolean allowPlaintext();
}
