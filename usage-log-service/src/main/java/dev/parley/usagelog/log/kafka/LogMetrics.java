package dev.parley.usagelog.log.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** How reading goes, as numbers. */
@Startup
@Singleton
public class LogMetrics {

    LogMetrics(MeterRegistry registry, LogStatus status) {
        Gauge.builder("parley.log.lag", status, LogStatus::behind)
                .description("Records in the partitions of this process that are not in the log yet.")
                .baseUnit("records")
                .register(registry);
        Gauge.builder("parley.log.troubles", status, each -> each.troubles().size())
                .description("Partitions that stand still, and consumers that cannot go on.")
                .register(registry);
    }
}
