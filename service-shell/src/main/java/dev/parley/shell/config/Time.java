package dev.parley.shell.config;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The one clock of the service. */
@Singleton
public class Time {

    /** Ticks in microseconds, which is what events and rows can hold. */
    @Produces
    @Singleton
    InstantSource clock(ClockConfiguration configuration) {
        Duration offset = configuration.offset();
        return () -> Instant.now().plus(offset).truncatedTo(ChronoUnit.MICROS);
    }
}
