package dev.parley.protocol.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class UuidV7Test {
    private static final long YEAR_2200_MICROS = 7_258_118_400_000_000L;

    @Test
    void followsTheLayoutOfRfc9562() {
        Instant time = Instant.parse("2026-12-01T00:00:00.123456Z");

        UUID uuid = UuidV7.create(time, new Random(7));

        assertThat(uuid).hasToString("01a22ee6-b07b-774b-aec3-c5e628ddcd06");
        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(time.toEpochMilli());
        assertThat(uuid.getMostSignificantBits() & 0xfff).isEqualTo(456 * 4096 / 1000);
    }

    @Test
    void tellsWhenItWasMadeToTheMillisecond() {
        UUID uuid = UuidV7.create(Instant.parse("2026-12-01T00:00:00.123456Z"), new Random(7));

        assertThat(UuidV7.time(uuid)).isEqualTo("2026-12-01T00:00:00.123Z");
    }

    @Property
    void sortsByTimeToTheMicrosecond(
            @ForAll @LongRange(max = YEAR_2200_MICROS) long micros, @ForAll long oneSeed, @ForAll long otherSeed) {
        UUID earlier = UuidV7.create(instant(micros), new Random(oneSeed));
        UUID later = UuidV7.create(instant(micros + 1), new Random(otherSeed));

        assertThat(earlier.toString()).isLessThan(later.toString());
    }

    @Test
    void refusesATimeThatItCannotHold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UuidV7.create(Instant.EPOCH.minusMillis(1), new Random(7)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UuidV7.create(Instant.ofEpochMilli(1L << 48), new Random(7)));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH
                .plusNanos(Math.multiplyExact(micros % 1_000_000, 1000L))
                .plusSeconds(micros / 1_000_000);
    }
}
