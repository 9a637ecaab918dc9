package dev.parley.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.schemas.event.AccessDelivered;
import dev.parley.schemas.event.AccessGranted;
import dev.parley.schemas.event.AccessVoided;
import dev.parley.schemas.event.AgreementConcluded;
import dev.parley.schemas.event.AgreementEnded;
import dev.parley.schemas.event.Ceiling;
import dev.parley.schemas.event.ClientState;
import dev.parley.schemas.event.DeliveryMode;
import dev.parley.schemas.event.DeliveryOutcome;
import dev.parley.schemas.event.EdgeState;
import dev.parley.schemas.event.Envelope;
import dev.parley.schemas.event.Funds;
import dev.parley.schemas.event.FundsChanged;
import dev.parley.schemas.event.InvoiceIssued;
import dev.parley.schemas.event.KeyHash;
import dev.parley.schemas.event.OriginState;
import dev.parley.schemas.event.PaymentClaimed;
import dev.parley.schemas.event.PaymentFailed;
import dev.parley.schemas.event.PaymentSettled;
import dev.parley.schemas.event.PeriodClosed;
import dev.parley.schemas.event.ProducerCheckpoint;
import dev.parley.schemas.event.ProofKind;
import dev.parley.schemas.event.PublisherState;
import dev.parley.schemas.event.Quarantined;
import dev.parley.schemas.event.RefusalCount;
import dev.parley.schemas.event.RefusalsCounted;
import dev.parley.schemas.event.RelationshipState;
import dev.parley.schemas.event.Resource;
import dev.parley.schemas.event.ServedUnmetered;
import dev.parley.schemas.event.Settlement;
import dev.parley.schemas.event.Standing;
import dev.parley.schemas.event.TermsPublished;
import dev.parley.schemas.event.TermsWithdrawn;
import dev.parley.schemas.event.UnitPrice;
import dev.parley.schemas.event.UsageReportReceived;
import dev.parley.schemas.event.UsageReported;
import dev.parley.schemas.event.Uuid;
import dev.parley.schemas.event.VoidReason;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** One event of each kind, as a newcomer could meet it. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-12-01T12:00:00.123456Z");
    static final String TERMS = "sha-256:n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg";
    static final String AGREEMENT = "agr_mzxw6ytboi4dkmrqgaydambqgaydambq";
    static final Envelope ENVELOPE = new Envelope("0197a1c0-7b5e-7c1a-9d52-3a4b5c6d7e8f", 41L);

    private Samples() {}

    static List<SpecificRecord> all() {
        return List.of(
                publisher(),
                client(),
                relationship(),
                termsPublished(),
                termsWithdrawn(),
                agreementConcluded(),
                agreementEnded(),
                accessGranted(),
                accessDelivered(),
                accessVoided(),
                servedUnmetered(),
                refusalsCounted(),
                producerCheckpoint(),
                usageReported(),
                usageReportReceived(),
                paymentClaimed(),
                paymentSettled(),
                paymentFailed(),
                fundsChanged(),
                invoiceIssued(),
                periodClosed(),
                quarantined());
    }

    static AccessGranted accessGranted() {
        return AccessGranted.newBuilder()
                .setEventId(id(1))
                .setOccurredAt(NOON)
                .setEnvelope(ENVELOPE)
                .setResponseId("AQGZq3sQe3EAgAAAAAAAAAF5c2lnbmVkLWJ5LXBhcmw")
                .setPublisher("pub_daily_planet")
                .setCaller("cli_research")
                .setPayer("cli_research")
                .setProof(ProofKind.KEY)
                .setProofId("key_1")
                .setAgreement(AGREEMENT)
                .setSettlement(Settlement.POSTPAY)
                .setTermsHash(TERMS)
                .setOffer("read-and-ground")
                .setUses(List.of("ai-input"))
                .setCeilings(List.of(new Ceiling("access", 5_000L, "EUR"), new Ceiling("access", 6_000L, "USD")))
                .setBounds("access=(\"0.005\";currency=EUR \"0.006\";currency=USD), use=(ai-input), ref=\"team-7\"")
                .setUnitPrices(List.of(new UnitPrice("access", 2_000L, 1L, "EUR")))
                .setAsset("EUR")
                .setResource(new Resource("https://planet.example", "/news/1", null))
                .setMethod("GET")
                .setContentValidator("\"v7\"")
                .setReference("team-7")
                .setDelivery(DeliveryMode.OBSERVED)
                .setEdge("edge_1")
                .build();
    }

    private static AccessDelivered accessDelivered() {
        return AccessDelivered.newBuilder()
                .setEventId(id(2))
                .setOccurredAt(NOON.plusMillis(12))
                .setEnvelope(ENVELOPE)
                .setGrantId(id(1))
                .setPublisher("pub_daily_planet")
                .setPayer("cli_research")
                .setOutcome(DeliveryOutcome.COMPLETE)
                .setStatus(200)
                .setBytes(4_096L)
                .build();
    }

    private static AccessVoided accessVoided() {
        return AccessVoided.newBuilder()
                .setEventId(id(3))
                .setOccurredAt(NOON)
                .setEnvelope(ENVELOPE)
                .setGrantId(id(1))
                .setPublisher("pub_daily_planet")
                .setPayer("cli_research")
                .setReason(VoidReason.OUTCOME_UNKNOWN)
                .build();
    }

    private static ServedUnmetered servedUnmetered() {
        return ServedUnmetered.newBuilder()
                .setEventId(id(4))
                .setOccurredAt(NOON)
                .setEnvelope(ENVELOPE)
                .setPublisher("pub_daily_planet")
                .setReason("kafka")
                .setResponses(17L)
                .build();
    }

    private static RefusalsCounted refusalsCounted() {
        return RefusalsCounted.newBuilder()
                .setEventId(id(5))
                .setOccurredAt(NOON)
                .setEnvelope(ENVELOPE)
                .setPublisher("pub_daily_planet")
                .setPayer("cli_research")
                .setFrom(NOON.minusSeconds(60))
                .setUntil(NOON)
                .setCounts(List.of(new RefusalCount(402, "price", 3L), new RefusalCount(403, "use", 1L)))
                .build();
    }

    private static ProducerCheckpoint producerCheckpoint() {
        return ProducerCheckpoint.newBuilder()
                .setEventId(id(6))
                .setOccurredAt(NOON)
                .setEnvelope(ENVELOPE)
                .setPartition(7)
                .setFailed(List.of(12L, 29L))
                .build();
    }

    private static AgreementConcluded agreementConcluded() {
        return AgreementConcluded.newBuilder()
                .setEventId(id(7))
                .setOccurredAt(NOON)
                .setEnvelope(unnumbered())
                .setAgreement(AGREEMENT)
                .setPublisher("pub_daily_planet")
                .setPayer("cli_research")
                .setOffer("read-and-ground")
                .setTermsHash(TERMS)
                .setSettlement(Settlement.POSTPAY)
                .setSigned("eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl")
                .setEvidence(bytes("GET /news/1"))
                .build();
    }

    private static AgreementEnded agreementEnded() {
        return AgreementEnded.newBuilder()
                .setEventId(id(8))
                .setOccurredAt(NOON)
                .setEnvelope(unnumbered())
                .setAgreement(AGREEMENT)
                .setPublisher("pub_daily_planet")
                .setPayer("cli_research")
                .setEndedBy("publisher")
                .setReason("Moved to another offer")
                .build();
    }

    private static TermsPublished termsPublished() {
        return TermsPublished.newBuilder()
                .setEventId(id(9))
                .setOccurredAt(NOON)
                .setEnvelope(unnumbered())
                .setPublisher("pub_daily_planet")
                .setTermsHash(TERMS)
                .setVersion(1L)
                .setValidFrom(NOON)
                .setDocument("{\"publisher\":\"pub_daily_planet\",\"terms\":1}")
                .build();
    }

    private static TermsWithdrawn termsWithdrawn() {
        return TermsWithdrawn.newBuilder()
                .setEventId(id(10))
                .setOccurredAt(NOON)
                .setEnvelope(unnumbered())
                .setPublisher("pub_daily_planet")
                .setTermsHash(TERMS)
                .build();
    }

    private static PublisherState publisher() {
        return PublisherState.newBuilder()
                .setPublisher("pub_daily_planet")
                .setVersion(3L)
                .setChangedAt(NOON)
                .setName("The Daily Planet")
                .setZone("Europe/Berlin")
                .setCurrency("EUR")
                .setOrigins(List.of(new OriginState("https://planet.example", "dns", "http://10.0.0.7:9000")))
                .setKeys(List.of(key("key_9", null)))
                .setEdges(List.of(new EdgeState(key("edge_1", null), "nginx in Berlin", DeliveryMode.OBSERVED)))
                .setOpenDuring(List.of("kafka"))
                .build();
    }

    private static ClientState client() {
        return ClientState.newBuilder()
                .setClient("cli_research")
                .setVersion(1L)
                .setChangedAt(NOON)
                .setName("Research Ltd")
                .build();
    }

    private static RelationshipState relationship() {
        return RelationshipState.newBuilder()
                .setPublisher("pub_daily_planet")
                .setClient("cli_research")
                .setVersion(2L)
                .setChangedAt(NOON)
                .setEnvelope(unnumbered())
                .setStanding(Standing.APPROVED)
                .setKeys(List.of(key("key_1", null), key("key_0", NOON)))
                .build();
    }

    static UsageReported usageReported() {
        return UsageReported.newBuilder()
                .setEventId(id(11))
                .setOccurredAt(NOON)
                .setEnvelope(ENVELOPE)
                .setReport("rep_1")
                .setPublisher("pub_daily_planet")
                .setPayer("cli_research")
                .setClient("cli_research")
                .setResponseId("AQGZq3sQe3EAgAAAAAAAAAF5c2lnbmVkLWJ5LXBhcmw")
                .setGrantId(id(1))
                .setUse("cited")
                .setQuantity(2L)
                .setUsedAt(NOON.plusSeconds(5))
                .setRecordId("citation-1")
                .setAgreement(AGREEMENT)
                .build();
    }

    private static UsageReportReceived usageReportReceived() {
        return UsageReportReceived.newBuilder()
                .setEventId(id(17))
                .setOccurredAt(NOON)
                .setEnvelope(ENVELOPE)
                .setReport("rep_1")
                .setPublisher("pub_daily_planet")
                .setPayer("cli_research")
                .setClient("cli_research")
                .setAccepted(12)
                .setRejected(1)
                .setParked(2)
                .build();
    }

    private static PaymentClaimed paymentClaimed() {
        return PaymentClaimed.newBuilder()
                .setEventId(id(12))
                .setOccurredAt(NOON)
                .setEnvelope(ENVELOPE)
                .setPayment("pmt_1")
                .setPublisher("pub_daily_planet")
                .setPayer("pay_wallet")
                .setMethod("x402")
                .setAmount(2_000L)
                .setAsset("USDC")
                .setGrantId(id(1))
                .build();
    }

    private static PaymentSettled paymentSettled() {
        return PaymentSettled.newBuilder()
                .setEventId(id(13))
                .setOccurredAt(NOON)
                .setEnvelope(ENVELOPE)
                .setPayment("pmt_1")
                .setPublisher("pub_daily_planet")
                .setPayer("pay_wallet")
                .setAmount(2_000L)
                .setAsset("USDC")
                .setReference("0x9f2c")
                .build();
    }

    private static PaymentFailed paymentFailed() {
        return PaymentFailed.newBuilder()
                .setEventId(id(14))
                .setOccurredAt(NOON)
                .setEnvelope(ENVELOPE)
                .setPayment("pmt_2")
                .setPublisher("pub_daily_planet")
                .setPayer("pay_wallet")
                .setReason("insufficient_funds")
                .build();
    }

    private static FundsChanged fundsChanged() {
        return FundsChanged.newBuilder()
                .setPublisher("pub_daily_planet")
                .setPayer("cli_research")
                .setNumber(5L)
                .setOccurredAt(NOON)
                .setEnvelope(ENVELOPE)
                .setStanding(Standing.APPROVED)
                .setFunds(
                        List.of(new Funds("EUR", 0L, 50_000_000L, 1_204_000L), new Funds("USD", 10_000_000L, null, 0L)))
                .setReason("Charged")
                .build();
    }

    private static InvoiceIssued invoiceIssued() {
        return InvoiceIssued.newBuilder()
                .setEventId(id(15))
                .setOccurredAt(NOON)
                .setEnvelope(unnumbered())
                .setInvoice("inv_1")
                .setNumber("2026-000017")
                .setPublisher("pub_daily_planet")
                .setPayer("cli_research")
                .setPeriod("2026-11")
                .setAsset("EUR")
                .setNet(1_200_000L)
                .setTax(228_000L)
                .setTotal(1_428_000L)
                .setSha256(bytes("thirty-two bytes of a SHA-256 hash".substring(0, 32)))
                .build();
    }

    private static PeriodClosed periodClosed() {
        return PeriodClosed.newBuilder()
                .setEventId(id(16))
                .setOccurredAt(NOON)
                .setEnvelope(unnumbered())
                .setPublisher("pub_daily_planet")
                .setPeriod("2026-11")
                .setStart(Instant.parse("2026-10-31T23:00:00Z"))
                .setEnd(Instant.parse("2026-11-30T23:00:00Z"))
                .setAccepted(610L)
                .setBilled(600L)
                .setFree(5L)
                .setVoided(3L)
                .setRejected(1L)
                .setCarried(1L)
                .build();
    }

    private static Quarantined quarantined() {
        return Quarantined.newBuilder()
                .setOccurredAt(NOON)
                .setEnvelope(ENVELOPE)
                .setTopic("parley.access.v1")
                .setPartition(3)
                .setOffset(1_234L)
                .setKey(bytes("pub_daily_planet/cli_research"))
                .setValue(bytes("garbage"))
                .setReason("undecodable")
                .setDetail("An event begins with C3 01")
                .build();
    }

    private static KeyHash key(String keyId, @Nullable Instant revokedAt) {
        return new KeyHash(keyId, bytes("SHA-256 of " + keyId), NOON, revokedAt);
    }

    private static Envelope unnumbered() {
        return new Envelope("outbox", -1L);
    }

    static Uuid id(int number) {
        return Uuids.toFixed(new UUID(0x0197a1c07b5e7000L, 0x8000000000000000L + number));
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
}
