package dev.parley.negotiation.access.kafka;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the first grant would find its way to the stream. As with the views, an outage later on changes nothing. */
@Readiness
@Singleton
public class AccessLogHealth implements HealthCheck {
    private final AccessLogs logs;

    AccessLogHealth(AccessLogs logs) {
        this.logs = logs;
    }

    @Override
    public HealthCheckResponse call() {
        boolean known = logs.wasReady();
        return HealthCheckResponse.named("access-log")
                .status(known)
                .withData("state", known ? "found the stream" : "waits for the stream")
                .build();
    }
}
