package dev.parley.negotiation.access.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How origins are asked. */
@ConfigMapping(prefix = "parley.gateway")
public interface GatewayConfiguration {

    /** How long it may take to get a connection to an origin, the wait for a free one included. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** How long an origin may take from the request to the head of its answer. */
    @WithDefault("30s")
    Duration headTimeout();

    /** How long a body may stand still, on its way in or out. */
    @WithDefault("30s")
    Duration idleTimeout();

    /** The largest body of a request that is passed on. */
    @WithDefault("10M")
    MemorySize maxRequestBody();

    /** Connections to one origin at once. */
    @WithDefault("128")
    int maxConnections();

    /** Requests that may wait for a connection to one origin; more are turned away. */
    @WithDefault("512")
    int maxWaiting();

    /** How long an unused connection is kept: shorter than usual origins keep it, so that they don't close it first. */
    @WithDefault("4s")
    Duration keepAlive();
}
