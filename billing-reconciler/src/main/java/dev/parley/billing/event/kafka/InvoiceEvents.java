package dev.parley.billing.event.kafka;

import dev.parley.billing.event.OutgoingEvents;
import dev.parley.billing.event.OutgoingRecord;
import dev.parley.billing.invoice.Invoice;
import dev.parley.billing.period.Completeness;
import dev.parley.billing.period.Period;
import dev.parley.protocol.id.UuidV7;
import dev.parley.schemas.EventCodec;
import dev.parley.schemas.EventKey;
import dev.parley.schemas.Topic;
import dev.parley.schemas.Uuids;
import dev.parley.schemas.event.Envelope;
import dev.parley.schemas.event.InvoiceIssued;
import dev.parley.schemas.event.PeriodClosed;
import dev.parley.schemas.event.Uuid;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** Invoices and closed periods as records of {@code parley.invoices.v1}. */
@Singleton
public class InvoiceEvents implements OutgoingEvents {
    /** The outbox orders the records, not the process. */
    private static final long NO_SEQUENCE = -1;

    private final EventCodec codec;
    private final SecureRandom random = new SecureRandom();
    private final String boot = UUID.randomUUID().toString();

    public InvoiceEvents(EventCodec codec) {
        this.codec = codec;
    }

    @Override
    public OutgoingRecord issued(Invoice invoice, byte[] sha256) {
        var draft = invoice.draft();
        var event = InvoiceIssued.newBuilder()
                .setEventId(eventId(invoice.issuedAt()))
                .setOccurredAt(invoice.issuedAt())
                .setEnvelope(envelope())
                .setInvoice(invoice.id())
                .setNumber(invoice.number())
                .setPublisher(invoice.period().publisher().value())
                .setPayer(draft.payer().value())
                .setPeriod(invoice.period().name().toString())
                .setAsset(draft.total().asset().code())
                .setNet(draft.total().units())
                .setTax(0)
                .setTotal(draft.total().units())
                .setSha256(ByteBuffer.wrap(sha256))
                .build();
        return record(EventKey.invoice(invoice.id()), event);
    }

    @Override
    public OutgoingRecord closed(Period period, Completeness completeness, Instant closedAt) {
        var event = PeriodClosed.newBuilder()
                .setEventId(eventId(closedAt))
                .setOccurredAt(closedAt)
                .setEnvelope(envelope())
                .setPublisher(period.publisher().value())
                .setPeriod(period.name().toString())
                .setStart(period.start())
                .setEnd(period.end())
                .setAccepted(completeness.accepted())
                .setBilled(completeness.billed())
                .setFree(completeness.free())
                .setVoided(completeness.voided())
                .setRejected(completeness.rejected())
                .setCarried(completeness.carried())
                .build();
        return record(EventKey.period(period.publisher().value(), period.name().toString()), event);
    }

    private OutgoingRecord record(byte[] key, SpecificRecord event) {
        return new OutgoingRecord(Topic.INVOICES.topicName(), key, codec.encode(event));
    }

    private Uuid eventId(Instant now) {
        return Uuids.toFixed(UuidV7.create(now, random));
    }

    private Envelope envelope() {
        return new Envelope(boot, NO_SEQUENCE);
    }
}
