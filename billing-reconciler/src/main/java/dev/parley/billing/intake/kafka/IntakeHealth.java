package dev.parley.billing.intake.kafka;

import dev.parley.shell.party.kafka.PartyFollower;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once keys and publishers are known. A partition that is not read is told, and leaves the books of all others to
 * be asked.
 */
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
        boolean known = parties.isReady();
        var answer =
                HealthCheckResponse.named("intake").status(known).withData("parties", known ? "known" : "being read");
        status.troubles().forEach(answer::withData);
        return answer.build();
    }
}
