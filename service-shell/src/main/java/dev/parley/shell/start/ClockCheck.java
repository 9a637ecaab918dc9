package dev.parley.shell.start;

import dev.parley.shell.config.ClockConfiguration;
import dev.parley.shell.config.Environment;
import dev.parley.shell.config.StartupCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** Periods and prices follow the clock. */
@Singleton
public class ClockCheck implements StartupCheck {
    private final ClockConfiguration clock;

    public ClockCheck(ClockConfiguration clock) {
        this.clock = clock;
    }

    @Override
    public List<String> unsafe(Environment environment) {
        return environment == Environment.PRODUCTION && !clock.offset().isZero()
                ? List.of("parley.clock.offset must be PT0S in production: it would date prices and invoices wrongly")
                : List.of();
    }
}
