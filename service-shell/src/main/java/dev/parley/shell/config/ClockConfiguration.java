package dev.parley.shell.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The service's time. */
@ConfigMapping(prefix = "parley.clock")
public interface ClockConfiguration {

    /** Added to the machine's time, so that a demo can move past a month's end. Production refuses any but zero. */
    @WithDefault("PT0S")
    Duration offset();
}
