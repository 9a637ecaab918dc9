package dev.parley.billing.close.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What counts as delivered. */
@ConfigMapping(prefix = "parley.meter")
public interface MeterConfiguration {

    /** How long after a grant its delivery may be reported; a close voids what is older and was not. */
    @WithDefault("PT15M")
    Duration deliveryGrace();

    /** How long a close waits for accesses that are in the stream and not in the books. */
    @WithDefault("PT10S")
    Duration intakePatience();
}
