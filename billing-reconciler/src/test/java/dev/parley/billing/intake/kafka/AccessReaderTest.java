package dev.parley.billing.intake.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.billing.intake.QuarantineReason;
import dev.parley.billing.intake.Reading;
import dev.parley.protocol.id.TermsHash;
import dev.parley.schemas.EventCodec;
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
import dev.parley.schemas.event.Settlement;
import dev.parley.schemas.event.VoidReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class AccessReaderTest {
    private static final Instant NOON = Instant.parse("2026-12-10T11:00:00Z");
    private static final Instant AT_NO_TIME = Instant.parse("+200000-01-01T00:00:00Z");

    private final EventCodec codec = new EventCodec();
    private final AccessReader reader = new AccessReader(codec, () -> NOON, Duration.ofMinutes(5));

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
    void refusesARecordOfAnothersKey() {
        byte[] anothers = EventKey.relationship("pub_planet", "cli_other");

        for (SpecificRecord event : List.of(granted().build(), delivered(NOON), voided(NOON))) {
            assertInvalid(reader.read(anothers, codec.encode(event)));
            assertInvalid(reader.read(null, codec.encode(event)));
        }
    }

    private Reading read(SpecificRecord event) {
        return reader.read(EventKey.relationship("pub_planet", "cli_reader"), codec.encode(event));
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

    private static Envelope envelope() {
        return new Envelope(UUID.randomUUID().toString(), 0L);
    }
}
