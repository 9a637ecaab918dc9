package dev.parley.billing.config;

import dev.parley.billing.intake.kafka.Intake;
import dev.parley.billing.party.kafka.PartyFollower;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What begins when the service starts, in order, and ends when it stops. */
@Singleton
public class Lifecycle {
    private final StartupChecks checks;
    private final Intake intake;
    private final PartyFollower parties;

    public Lifecycle(StartupChecks checks, Intake intake, PartyFollower parties) {
        this.checks = checks;
        this.intake = intake;
        this.parties = parties;
    }

    void start(@Observes StartupEvent event) {
        checks.requireSafe();
        intake.start();
    }

    void stop(@Observes ShutdownEvent event) {
        intake.stop();
        parties.stop();
    }
}
