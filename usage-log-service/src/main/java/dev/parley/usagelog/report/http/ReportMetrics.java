package dev.parley.usagelog.report.http;

import dev.parley.usagelog.record.Tally;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Reported lines as numbers. */
@Singleton
public class ReportMetrics {
    private final Counter accepted;
    private final Counter rejected;
    private final Counter parked;
    private final Timer acknowledgement;

    ReportMetrics(MeterRegistry registry) {
        accepted = lines(registry, "accepted");
        rejected = lines(registry, "rejected");
        parked = lines(registry, "parked");
        acknowledgement = Timer.builder("parley.usage.acknowledgement")
                .description("From a report's having been read to its lines' being stored.")
                .serviceLevelObjectives(
                        Duration.ofMillis(5), Duration.ofMillis(25), Duration.ofMillis(100), Duration.ofSeconds(1))
                .register(registry);
    }

    void answered(Tally tally) {
        accepted.increment(tally.accepted());
        rejected.increment(tally.rejected());
        parked.increment(tally.parked());
    }

    void stored(Duration took) {
        acknowledgement.record(took);
    }

    private static Counter lines(MeterRegistry registry, String outcome) {
        return Counter.builder("parley.usage.lines")
                .description("Reported lines by how they were answered.")
                .tag("outcome", outcome)
                .register(registry);
    }
}
