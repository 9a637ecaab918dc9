package dev.parley.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.schemas.event.AccessGranted;
import dev.parley.schemas.event.Envelope;
import dev.parley.schemas.event.UnitPrice;
import dev.parley.schemas.event.UsageReported;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContentHashTest {

    private final EventCodec codec = new EventCodec();

    static List<SpecificRecord> events() {
        return Samples.all();
    }

    @Test
    void isTheSameWhenAnotherBootSendsTheEventAgain() {
        var again = AccessGranted.newBuilder(Samples.accessGranted())
                .setEnvelope(new Envelope("another boot", 0L))
                .build();

        assertThat(ContentHash.of(again)).isEqualTo(ContentHash.of(Samples.accessGranted()));
    }

    @Test
    void isTheSameWhenALineOfUsageIsReportedAgain() {
        var again = UsageReported.newBuilder(Samples.usageReported())
                .setReport("rep_2")
                .setOccurredAt(Samples.NOON.plusSeconds(60))
                .build();
        var otherLine = UsageReported.newBuilder(Samples.usageReported())
                .setQuantity(3L)
                .build();

        assertThat(ContentHash.of(again))
                .isEqualTo(ContentHash.of(Samples.usageReported()))
                .isNotEqualTo(ContentHash.of(otherLine));
    }

    @Test
    void differsWhenAnythingElseDiffers() {
        var sample = Samples.accessGranted();
        var others = List.of(
                AccessGranted.newBuilder(sample).setEventId(Samples.id(99)).build(),
                AccessGranted.newBuilder(sample)
                        .setOccurredAt(Samples.NOON.plusNanos(1_000))
                        .build(),
                AccessGranted.newBuilder(sample).setPayer("cli_other").build(),
                AccessGranted.newBuilder(sample).setReference(null).build(),
                AccessGranted.newBuilder(sample)
                        .setUnitPrices(List.of(new UnitPrice("access", 2_000L, 1_000L, "EUR")))
                        .build(),
                AccessGranted.newBuilder(sample).setUses(List.of()).build());

        assertThat(others)
                .extracting(other -> HexFormat.of().formatHex(ContentHash.of(other)))
                .doesNotHaveDuplicates()
                .doesNotContain(HexFormat.of().formatHex(ContentHash.of(sample)));
    }

    @Test
    void differsWhenATextMovesToAnotherField() {
        var sample = Samples.accessGranted();
        var inProof = AccessGranted.newBuilder(sample)
                .setProofId("x")
                .setReference(null)
                .build();
        var inReference = AccessGranted.newBuilder(sample)
                .setProofId(null)
                .setReference("x")
                .build();

        assertThat(ContentHash.of(inProof)).isNotEqualTo(ContentHash.of(inReference));
    }

    @ParameterizedTest
    @MethodSource("events")
    void isTheSameBeforeAndAfterTheWire(SpecificRecord event) {
        assertThat(ContentHash.of(codec.decode(codec.encode(event))))
                .hasSize(32)
                .isEqualTo(ContentHash.of(event));
    }

    /** Stored beside events that are years old: neither a new rule nor a new field may change it. */
    @Test
    void isFrozen() {
        var asFirstReleased =
                AccessGranted.newBuilder(Samples.accessGranted()).setEdge(null).build();

        assertThat(HexFormat.of().formatHex(ContentHash.of(asFirstReleased)))
                .isEqualTo("263e20211279fa35a136e65e57d9e9b4d8bdb9e836ec99441edf190678a456d9");
    }
}
