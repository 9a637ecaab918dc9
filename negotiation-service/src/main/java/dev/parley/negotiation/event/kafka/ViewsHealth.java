package dev.parley.negotiation.event.kafka;

import dev.parley.negotiation.event.Readiness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Ready once parties and terms are known. An outage later on does not end readiness: what is in memory still decides,
 * and what cannot be decided is answered with 503 by the request that meets it.
 */
@org.eclipse.microprofile.health.Readiness
@Singleton
public class ViewsHealth implements HealthCheck {
    private final Readiness views;

    ViewsHealth(Readiness views) {
        this.views = views;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("views")
                .status(views.isReady())
                .withData("state", views.describe())
                .build();
    }
}
