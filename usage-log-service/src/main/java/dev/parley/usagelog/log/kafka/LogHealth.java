package dev.parley.usagelog.log.kafka;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells whether the log is being read. A log that stands still takes no report away and answers from what it has: it is
 * told here, and turns nobody away.
 */
@Readiness
@Singleton
public class LogHealth implements HealthCheck {
    private final LogStatus status;

    public LogHealth(LogStatus status) {
        this.status = status;
    }

    @Override
    public HealthCheckResponse call() {
        var troubles = status.troubles();
        var answer = HealthCheckResponse.named("log")
                .up()
                .withData("reading", troubles.isEmpty())
                .withData("behind", status.behind());
        troubles.forEach(answer::withData);
        return answer.build();
    }
}
