package dev.parley.billing.intake.kafka;

import dev.parley.billing.intake.Arrival;
import dev.parley.billing.intake.QuarantineReason;
import dev.parley.billing.intake.Reading;
import dev.parley.billing.intake.Sorted;
import dev.parley.shell.telemetry.RecordTrace;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What intake does, as numbers, and as the last span in the trace of each traced request. */
@Singleton
public class IntakeTelemetry {
    private static final String RECORDS = "parley.intake.records";

    private final Tracer tracer;
    private final InstantSource clock;
    private final Map<TopicPartition, Long> lags = new ConcurrentHashMap<>();
    private final Map<QuarantineReason, Counter> quarantined = new EnumMap<>(QuarantineReason.class);
    private final Counter accepted;
    private final Counter duplicate;
    private final Counter notBillable;
    private final Counter failures;
    private final Timer batches;

    public IntakeTelemetry(MeterRegistry registry, Tracer tracer, InstantSource clock, IntakeStatus status) {
        this.tracer = tracer;
        this.clock = clock;
        accepted = records(registry, "accepted");
        duplicate = records(registry, "duplicate");
        notBillable = records(registry, "not-billable");
        for (QuarantineReason reason : QuarantineReason.values()) {
            quarantined.put(
                    reason,
                    Counter.builder("parley.intake.quarantined")
                            .description("Records set aside, by the reason.")
                            .tag("reason", reason.token())
                            .register(registry));
        }
        failures = Counter.builder("parley.intake.failures")
                .description("Batches that could not be booked and are tried again.")
                .register(registry);
        batches = Timer.builder("parley.intake.batch")
                .description("From a batch's being read to its being committed.")
                .register(registry);
        Gauge.builder(
                        "parley.intake.lag",
                        lags,
                        each -> each.values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                .description("Records in the partitions of this process that are not booked yet.")
                .baseUnit("records")
                .register(registry);
        Gauge.builder("parley.intake.troubles", status, each -> each.troubles().size())
                .description("Partitions that stand still, and consumers that cannot go on.")
                .register(registry);
    }

    /** When a batch was begun, on both clocks. */
    record Begun(Instant at, long nanos) {}

    Begun begin() {
        return new Begun(clock.instant(), System.nanoTime());
    }

    /** A batch is committed. */
    void booked(Begun begun, List<ConsumerRecord<byte[], byte[]>> records, Sorted sorted) {
        batches.record(System.nanoTime() - begun.nanos(), TimeUnit.NANOSECONDS);
        accepted.increment(sorted.grants().size() + sorted.usages().added().size());
        duplicate.increment(sorted.duplicates());
        notBillable.increment(sorted.outcomes().size() + (double) sorted.notBillable());
        for (Arrival refused : sorted.refused()) {
            if (refused.reading() instanceof Reading.Unusable unusable) {
                Objects.requireNonNull(quarantined.get(unusable.reason())).increment();
            }
        }
        records.forEach(record -> RecordTrace.read(record.headers()).ifPresent(origin -> trace(origin, record, begun)));
    }

    void failed() {
        failures.increment();
    }

    void lag(TopicPartition partition, long records) {
        lags.put(partition, records);
    }

    void released(TopicPartition partition) {
        lags.remove(partition);
    }

    private void trace(SpanContext origin, ConsumerRecord<byte[], byte[]> record, Begun begun) {
        tracer.spanBuilder("book")
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(Context.root().with(Span.wrap(origin)))
                .setStartTimestamp(begun.at())
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", record.topic())
                .setAttribute("messaging.destination.partition.id", Integer.toString(record.partition()))
                .setAttribute("messaging.kafka.offset", record.offset())
                .startSpan()
                .end(clock.instant());
    }

    private static Counter records(MeterRegistry registry, String result) {
        return Counter.builder(RECORDS)
                .description("Records booked, by what they were.")
                .tag("result", result)
                .register(registry);
    }
}
