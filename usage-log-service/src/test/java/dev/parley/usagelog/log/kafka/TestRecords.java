package dev.parley.usagelog.log.kafka;

import dev.parley.protocol.id.TermsHash;
import dev.parley.schemas.EventKey;
import dev.parley.schemas.Uuids;
import dev.parley.schemas.event.AccessDelivered;
import dev.parley.schemas.event.AccessGranted;
import dev.parley.schemas.event.AccessVoided;
import dev.parley.schemas.event.DeliveryMode;
import dev.parley.schemas.event.DeliveryOutcome;
import dev.parley.schemas.event.Envelope;
import dev.parley.schemas.event.ProofKind;
import dev.parley.schemas.event.Resource;
import dev.parley.schemas.event.ServedUnmetered;
import dev.parley.schemas.event.Settlement;
import dev.parley.schemas.event.UsageReportReceived;
import dev.parley.schemas.event.UsageReported;
import dev.parley.schemas.event.VoidReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Events between a publisher and a client, as their producers write them. */
public final class TestRecords {
    private final String publisher;
    private final String client;

    public TestRecords(String publisher, String client) {
        this.publisher = publisher;
        this.client = client;
    }

    public byte[] key() {
        return EventKey.relationship(publisher, client);
    }

    public AccessGranted.Builder granted(UUID id, Instant at) {
        return AccessGranted.newBuilder()
                .setEventId(Uuids.toFixed(id))
                .setOccurredAt(at)
                .setEnvelope(envelope())
                .setResponseId("response-" + id)
                .setPublisher(publisher)
                .setCaller(client)
                .setPayer(client)
                .setProof(ProofKind.KEY)
                .setAgreement("agr_" + client)
                .setSettlement(Settlement.POSTPAY)
                .setTermsHash(TermsHash.of("terms").value())
                .setOffer("read-and-ground")
                .setUses(List.of("ai-input"))
                .setCeilings(List.of())
                .setUnitPrices(List.of())
                .setAsset("EUR")
                .setResource(new Resource("https://planet.example", "/news/1", null))
                .setMethod("GET")
                .setDelivery(DeliveryMode.OBSERVED);
    }

    public AccessDelivered delivered(UUID grant, Instant at) {
        return AccessDelivered.newBuilder()
                .setEventId(Uuids.toFixed(UUID.randomUUID()))
                .setOccurredAt(at)
                .setEnvelope(envelope())
                .setGrantId(Uuids.toFixed(grant))
                .setPublisher(publisher)
                .setPayer(client)
                .setOutcome(DeliveryOutcome.COMPLETE)
                .setStatus(200)
                .setBytes(4096)
                .build();
    }

    public AccessVoided voided(UUID grant, Instant at) {
        return AccessVoided.newBuilder()
                .setEventId(Uuids.toFixed(UUID.randomUUID()))
                .setOccurredAt(at)
                .setEnvelope(envelope())
                .setGrantId(Uuids.toFixed(grant))
                .setPublisher(publisher)
                .setPayer(client)
                .setReason(VoidReason.NOT_SERVED)
                .build();
    }

    public ServedUnmetered unmetered(Instant at) {
        return ServedUnmetered.newBuilder()
                .setEventId(Uuids.toFixed(UUID.randomUUID()))
                .setOccurredAt(at)
                .setEnvelope(envelope())
                .setPublisher(publisher)
                .setPayer(client)
                .setReason("kafka")
                .setResponses(3)
                .build();
    }

    public UsageReported.Builder reported(UUID id, UUID grant, String report, Instant at) {
        return UsageReported.newBuilder()
                .setEventId(Uuids.toFixed(id))
                .setOccurredAt(at)
                .setEnvelope(envelope())
                .setReport(report)
                .setPublisher(publisher)
                .setPayer(client)
                .setClient(client)
                .setResponseId("response-" + grant)
                .setGrantId(Uuids.toFixed(grant))
                .setUse("cited")
                .setUsedAt(at)
                .setRecordId("line-" + id)
                .setAgreement("agr_" + client);
    }

    public UsageReportReceived received(String report, int accepted, Instant at) {
        return UsageReportReceived.newBuilder()
                .setEventId(Uuids.toFixed(UUID.randomUUID()))
                .setOccurredAt(at)
                .setEnvelope(envelope())
                .setReport(report)
                .setPublisher(publisher)
                .setPayer(client)
                .setClient(client)
                .setAccepted(accepted)
                .setRejected(0)
                .setParked(0)
                .build();
    }

    private static Envelope envelope() {
        return new Envelope(UUID.randomUUID().toString(), 0L);
    }
}
