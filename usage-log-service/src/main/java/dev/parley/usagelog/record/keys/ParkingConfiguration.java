package dev.parley.usagelog.record.keys;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Lines that wait for a key. */
@ConfigMapping(prefix = "parley.usage.parking")
public interface ParkingConfiguration {

    /** How many lines of one client at one publisher may wait at once. */
    @WithDefault("10000")
    int max();

    /** How often they are tried again where the keys have not changed. */
    @WithDefault("15m")
    Duration retry();
}
