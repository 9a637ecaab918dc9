package dev.parley.billing.intake.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.billing.TestEvents;
import dev.parley.billing.intake.QuarantineReason;
import dev.parley.billing.intake.Reading;
import dev.parley.billing.meter.Usage;
import dev.parley.protocol.id.TermsHash;
import dev.parley.schemas.EventCodec;
import dev.parley.schemas.EventKey;
import dev.parley.schemas.Topic;
import dev.parley.schemas.Uuids;
import dev.parley.schemas.event.AccessDelivered;
import dev.parley.schemas.event.AccessGranted;
import dev.parley.schemas.event.AccessVoided;
import dev.parley.schemas.event.Ceiling;
import dev.parley.schemas.event.DeliveryMode;
import dev.parley.schemas.event.DeliveryOutcome;
import dev.parley.schemas.event.Envelope;
import dev.parley.schemas.event.ProofKind;
import dev.parley.schemas.event.Resource;
import dev.parley.schemas.event.Settlement;
import dev.parley.schemas.event.UnitPrice;
import dev.parley.schemas.event.UsageReportReceived;
import dev.parley.schemas.event.UsageReported;
import dev.parley.schemas.event.VoidReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class RecordReaderTest {
    private static final Instant NOON = Instant.parse("2026-12-10T11:00:00Z");
    private static final Instant AT_NO_TIME = Instant.parse("+200000-01-01T00:00:00Z");

    private static final byte[] KEY = EventKey.relationship("pub_planet", "cli_reader");
    private static final int HOME = EventKey.partitionFor(KEY, Topic.ACCESS.partitions());

    private final EventCodec codec = new EventCodec();
    private final RecordReader reader = new RecordReader(codec, () -> NOON, Duration.ofMinutes(5));

    @Test
    void readsGrantsAndHowTheyEnded() {
        assertThat(read(granted().build())).isInstanceOf(Reading.Granted.class);
        assertThat(read(delivered(NOON))).isInstanceOf(Reading.Ended.class);
        assertThat(read(voided(NOON))).isInstanceOf(Reading.Ended.class);
    }

    @Test
    void refusesAnEndingThatClaimsATimeThatCannotBe() {
        assertInvalid(read(delivered(AT_NO_TIME)));
        assertInvalid(read(voided(Instant.EPOCH)));
    }

    @Test
    void readsWhatAUseCostsUnderAGrant() {
        AccessGranted citable = granted()
                .setCeilings(List.of(new Ceiling("cited", 10_000L, "EUR")))
                .setUnitPrices(List.of(new UnitPrice("cited", 10_000L, 1L, "EUR")))
                .build();

        assertThat(((Reading.Granted) read(citable)).grant().prices()).isEqualTo(TestEvents.citedAt("0.01"));
    }

    @Test
    void refusesAGrantWhoseUseCostsMoreThanWasAccepted() {
        AccessGranted unstated = granted()
                .setUnitPrices(List.of(new UnitPrice("cited", 1L, 1L, "EUR")))
                .build();

        assertThat(((Reading.Unusable) read(unstated)).reason()).isEqualTo(QuarantineReason.ABOVE_BOUND);
    }

    @Test
    void refusesAGrantThatContradictsItself() {
        List<Ceiling> ceilings = List.of(new Ceiling("cited", 10_000L, "EUR"));
        var price = new UnitPrice("cited", 10_000L, 1L, "EUR");

        assertInvalid(read(granted()
                .setCeilings(ceilings)
                .setUnitPrices(List.of(price, price))
                .build()));
        assertInvalid(read(granted()
                .setCeilings(ceilings)
                .setUnitPrices(List.of(price))
                .setSettlement(Settlement.FREE)
                .build()));
    }

    @Test
    void readsUses() {
        Usage usage = ((Reading.Used) read(reported().setReference("team-7").build())).usage();

        assertThat(usage.word()).isEqualTo(TestEvents.CITED);
        assertThat(usage.quantity()).isEqualTo(2);
        assertThat(usage.usedAt()).isEqualTo(NOON.minusSeconds(60));
        assertThat(usage.reference()).isEqualTo("team-7");
    }

    @Test
    void takesALineThatCameInAnotherReportForTheSame() {
        UsageReported first = reported().build();
        UsageReported again = UsageReported.newBuilder(first)
                .setReport("rep_another")
                .setOccurredAt(NOON.minusSeconds(1))
                .setEnvelope(envelope())
                .build();

        assertThat(read(again)).isEqualTo(read(first));
    }

    @Test
    void refusesUsesThatCannotBe() {
        assertInvalid(read(reported().setUse("access").build()));
        assertInvalid(read(reported().setUse("admired").build()));
        assertInvalid(read(reported().setQuantity(0).build()));
        assertInvalid(read(reported().setQuantity(Usage.MAX_QUANTITY + 1).build()));
        assertInvalid(read(reported().setUsedAt(NOON.plusSeconds(301)).build()));
        assertInvalid(read(reported().setUsedAt(AT_NO_TIME).build()));
        assertInvalid(read(reported().setOccurredAt(AT_NO_TIME).build()));
        assertInvalid(read(reported().setReference("x".repeat(65)).build()));
    }

    @Test
    void chargesNothingForTheEndOfAReport() {
        assertThat(read(UsageReportReceived.newBuilder()
                        .setEventId(Uuids.toFixed(UUID.randomUUID()))
                        .setOccurredAt(NOON)
                        .setEnvelope(envelope())
                        .setReport("rep_1")
                        .setPublisher("pub_planet")
                        .setPayer("cli_reader")
                        .setClient("cli_reader")
                        .setAccepted(1)
                        .setRejected(0)
                        .setParked(0)
                        .build()))
                .isEqualTo(new Reading.NotBillable());
    }

    @Test
    void refusesARecordOfAnothersKey() {
        byte[] anothers = EventKey.relationship("pub_planet", "cli_other");

        for (SpecificRecord event : List.of(
                granted().build(), delivered(NOON), voided(NOON), reported().build())) {
            assertInvalid(reader.read(HOME, anothers, codec.encode(event)));
            assertInvalid(reader.read(HOME, null, codec.encode(event)));
        }
    }

    @Test
    void refusesARecordThatLiesInAnotherPartitionThanItsKeyBelongsIn() {
        int elsewhere = (HOME + 1) % Topic.USAGE.partitions();

        for (SpecificRecord event :
                List.of(granted().build(), voided(NOON), reported().build())) {
            assertInvalid(reader.read(elsewhere, KEY, codec.encode(event)));
        }
    }

    private Reading read(SpecificRecord event) {
        return reader.read(HOME, KEY, codec.encode(event));
    }

    private static void assertInvalid(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Unusable.class);
        assertThat(((Reading.Unusable) reading).reason()).isEqualTo(QuarantineReason.INVALID);
    }

    private static AccessGranted.Builder granted() {
        return AccessGranted.newBuilder()
                .setEventId(Uuids.toFixed(UUID.randomUUID()))
                .setOccurredAt(NOON)
                .setEnvelope(envelope())
                .setResponseId("response")
                .setPublisher("pub_planet")
                .setPayer("cli_reader")
                .setProof(ProofKind.KEY)
                .setAgreement("agr_reader")
                .setSettlement(Settlement.POSTPAY)
                .setTermsHash(TermsHash.of("terms").value())
                .setOffer("read")
                .setUses(List.of())
                .setCeilings(List.of())
                .setUnitPrices(List.of())
                .setAsset("EUR")
                .setResource(new Resource("https://planet.example", "/news/1", null))
                .setMethod("GET")
                .setDelivery(DeliveryMode.OBSERVED);
    }

    private static AccessDelivered delivered(Instant at) {
        return AccessDelivered.newBuilder()
                .setEventId(Uuids.toFixed(UUID.randomUUID()))
                .setOccurredAt(at)
                .setEnvelope(envelope())
                .setGrantId(Uuids.toFixed(UUID.randomUUID()))
                .setPublisher("pub_planet")
                .setPayer("cli_reader")
                .setOutcome(DeliveryOutcome.COMPLETE)
                .setStatus(200)
                .setBytes(4096)
                .build();
    }

    private static AccessVoided voided(Instant at) {
        return AccessVoided.newBuilder()
                .setEventId(Uuids.toFixed(UUID.randomUUID()))
                .setOccurredAt(at)
                .setEnvelope(envelope())
                .setGrantId(Uuids.toFixed(UUID.randomUUID()))
                .setPublisher("pub_planet")
                .setPayer("cli_reader")
                .setReason(VoidReason.NOT_SERVED)
                .build();
    }

    private static UsageReported.Builder reported() {
        return UsageReported.newBuilder()
                .setEventId(Uuids.toFixed(UUID.randomUUID()))
                .setOccurredAt(NOON)
                .setEnvelope(envelope())
                .setReport("rep_1")
                .setPublisher("pub_planet")
                .setPayer("cli_reader")
                .setClient("cli_reader")
                .setResponseId("response")
                .setGrantId(Uuids.toFixed(UUID.randomUUID()))
                .setUse("cited")
                .setQuantity(2)
                .setUsedAt(NOON.minusSeconds(60))
                .setRecordId("line-1");
    }

    private static Envelope envelope() {
        return new Envelope(UUID.randomUUID().toString(), 0L);
    }
}
