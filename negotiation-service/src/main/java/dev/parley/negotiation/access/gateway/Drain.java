package dev.parley.negotiation.access.gateway;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The time between the signal to stop and the end. What is underway goes on, up to {@code quarkus.shutdown.timeout};
 * nothing new begins: a long body would be cut at that limit, and another node can send the whole of it.
 */
@Singleton
public class Drain {
    private final Duration delay;
    private volatile boolean signalled;
    private volatile long beginNanos;

    /** @param delay in which readiness is down already and requests are still served, so that balancers may notice */
    Drain(@ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay) {
        this.delay = delay.orElse(Duration.ZERO);
    }

    void signalled(@Observes ShutdownDelayInitiatedEvent stopping) {
        beginNanos = System.nanoTime() + delay.toNanos();
        signalled = true;
    }

    /** Whether requests are turned away. */
    boolean hasBegun() {
        return signalled && System.nanoTime() - beginNanos >= 0;
    }
}
