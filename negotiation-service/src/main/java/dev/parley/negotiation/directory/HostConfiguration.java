package dev.parley.negotiation.directory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** Which hosts are Parley's own. */
@ConfigMapping(prefix = "parley.http")
public interface HostConfiguration {

    /** Hosts, without port, under which the API answers. Every other host is a publisher's origin or not served. */
    @WithDefault("localhost,127.0.0.1")
    Set<String> apiHosts();

    /** Where the world finds the API, without a slash at the end: what discovery documents point to. */
    @WithDefault("http://localhost:${quarkus.http.port}")
    String apiUrl();
}
