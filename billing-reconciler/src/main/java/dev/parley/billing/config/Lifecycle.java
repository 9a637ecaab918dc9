package dev.parley.billing.config;

import dev.parley.billing.intake.kafka.Intake;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What begins when the service starts, in order, and ends when it stops. */
@Singleton
public class Lifecycle {
    private final Intake intake;

    public Lifecycle(Intake intake) {
        this.intake = intake;
    }

    void start(@Observes StartupEvent event) {
        intake.start();
    }

    void stop(@Observes ShutdownEvent event) {
        intake.stop();
    }
}
