package dev.parley.negotiation.access.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is taken from edges. */
@ConfigMapping(prefix = "parley.edge")
public interface EdgeConfiguration {

    /** How far an edge's clock may be off before the deliveries that it reports are turned down. */
    @WithDefault("PT5M")
    Duration clockTolerance();
}
