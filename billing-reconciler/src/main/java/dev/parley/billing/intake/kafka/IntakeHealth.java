package dev.parley.billing.intake.kafka;

import dev.parley.billing.party.kafka.PartyFollower;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once keys and publishers are known, and as long as every partition is being read. */
@Readiness
@Singleton
public class IntakeHealth implements HealthCheck {
    private final PartyFollower parties;
    private final IntakeStatus status;

    public IntakeHealth(PartyFollower parties, IntakeStatus status) {
        this.parties = parties;
        this.status = status;
    }

    @Override
    public HealthCheckResponse call() {
        var troubles = status.troubles();
        var answer = HealthCheckResponse.named("intake")
                .status(parties.isReady() && troubles.isEmpty())
                .withData("parties", parties.isReady() ? "known" : "being read");
        troubles.forEach(answer::withData);
        return answer.build();
    }
}
