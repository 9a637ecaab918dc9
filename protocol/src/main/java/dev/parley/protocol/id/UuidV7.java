package dev.parley.protocol.id;

import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes UUIDs of version 7 (RFC 9562): they sort by time as unsigned bytes and as text. */
public final class UuidV7 {
    private static final long MAX_MILLIS = (1L << 48) - 1;
    private static final long VERSION = 7L << 12;
    private static final long VARIANT = 0b10L << 62;
    private static final int FRACTION_BITS = 12;
    private static final int MICROS_PER_MILLI = 1000;

    private UuidV7() {}

    /**
     * Milliseconds in 48 bits, microseconds within one as a fraction in 12 (RFC 9562, section 6.2, method 3), then 62 random
     * bits.
     *
     * @param time from 1970 to the year 10889
     * @param random must be unguessable where the UUID stands for a secret; ours never do
     */
    public static UUID create(Instant time, RandomGenerator random) {
        long millis = time.toEpochMilli();
        if (millis < 0 || millis > MAX_MILLIS) {
            throw new IllegalArgumentException("expected a time from 1970 to 10889, not " + time);
        }
        int micros = time.get(ChronoField.MICRO_OF_SECOND) % MICROS_PER_MILLI;
        long fraction = (micros << FRACTION_BITS) / MICROS_PER_MILLI;
        return new UUID((millis << 16) | VERSION | fraction, VARIANT | (random.nextLong() >>> 2));
    }

    /** When a UUID of version 7 was made, to the millisecond. */
    public static Instant time(UUID uuid) {
        return Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> 16);
    }
}
