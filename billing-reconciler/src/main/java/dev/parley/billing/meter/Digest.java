package dev.parley.billing.meter;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * SHA-256 of what an event says. Two events of one id with different digests contradict each other.
 *
 * @param a bytes 0 to 7, big-endian; {@code b}, {@code c} and {@code d} follow
 */
public record Digest(long a, long b, long c, long d) {
    private static final int BYTES = 32;

    /** @throws IllegalArgumentException unless there are 32 bytes */
    public static Digest of(byte[] sha256) {
        if (sha256.length != BYTES) {
            throw new IllegalArgumentException("SHA-256 has 32 bytes, not " + sha256.length);
        }
        var bytes = ByteBuffer.wrap(sha256);
        return new Digest(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(a)
                .putLong(b)
                .putLong(c)
                .putLong(d)
                .array();
    }

    /** In hexadecimal. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes());
    }
}
