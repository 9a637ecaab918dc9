package dev.parley.usagelog.record.kafka;

import dev.parley.protocol.id.UuidV7;
import dev.parley.schemas.Uuids;
import dev.parley.schemas.event.Envelope;
import dev.parley.schemas.event.UsageReportReceived;
import dev.parley.schemas.event.UsageReported;
import dev.parley.usagelog.record.EventIds;
import dev.parley.usagelog.record.ReportId;
import dev.parley.usagelog.record.Reporter;
import dev.parley.usagelog.record.Tally;
import dev.parley.usagelog.record.UsageRecord;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** What is told, as events. */
final class UsageEvents {

    private UsageEvents() {}

    static UsageReported reported(
            Reporter reporter, ReportId report, UsageRecord record, Envelope envelope, Instant arrivedAt) {
        return UsageReported.newBuilder()
                .setEventId(Uuids.toFixed(EventIds.of(reporter, record.id())))
                .setOccurredAt(arrivedAt)
                .setEnvelope(envelope)
                .setReport(report.value())
                .setPublisher(reporter.publisher().value())
                .setPayer(reporter.payer().value())
                .setClient(reporter.client().value())
                .setResponseId(record.response().value())
                .setGrantId(Uuids.toFixed(record.response().uuid()))
                .setUse(record.use().token())
                .setQuantity(record.quantity())
                .setUsedAt(record.usedAt())
                .setReference(record.reference())
                .setRecordId(record.id().value())
                .setAgreement(record.agreement().value())
                .build();
    }

    /** Each time a report is taken is an event of its own: what became of its lines may differ. */
    static UsageReportReceived received(
            Reporter reporter, ReportId report, Tally tally, Envelope envelope, Instant now, RandomGenerator random) {
        return UsageReportReceived.newBuilder()
                .setEventId(Uuids.toFixed(UuidV7.create(now, random)))
                .setOccurredAt(now)
                .setEnvelope(envelope)
                .setReport(report.value())
                .setPublisher(reporter.publisher().value())
                .setPayer(reporter.payer().value())
                .setClient(reporter.client().value())
                .setAccepted(tally.accepted())
                .setRejected(tally.rejected())
                .setParked(tally.parked())
                .build();
    }
}
