package dev.parley.standalone.process;

import java.net.URI;
import java.nio.file.Path;

/**
 * A service as it is packaged for production, and where it runs on this machine.
 *
 * @param name for people, for example {@code negotiation}
 * @param jar the package's {@code quarkus-run.jar}
 * @param heapMegabytes the upper limit of its heap
 * @param port of its API, on the loopback address
 * @param managementPort of health and metrics, on the loopback address
 * @param log what it prints goes to the end of this file
 */
public record ServicePackage(String name, Path jar, int heapMegabytes, int port, int managementPort, Path log) {

    /** Where its API answers. */
    public URI api() {
        return URI.create("http://localhost:" + port);
    }

    public URI readiness() {
        return URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready");
    }
}
