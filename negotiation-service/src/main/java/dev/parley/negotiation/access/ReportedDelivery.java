package dev.parley.negotiation.access;

import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * How the delivery of a grant ended, as an edge of its publisher reported.
 *
 * @param grant the id of the grant
 */
public record ReportedDelivery(UUID grant, PublisherId publisher, PayerId payer, Delivery delivery, Instant endedAt) {
    private static final int UUID_BYTES = 16;
    private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /**
     * The id of the event: the same whenever the same outcome of the same grant is reported, so that what is reported
     * again is not counted again. A UUID of version 8 (RFC 9562) from a SHA-256.
     */
    public UUID eventId() {
        byte[] outcome = delivery.outcome().name().getBytes(StandardCharsets.US_ASCII);
        byte[] named = ByteBuffer.allocate(UUID_BYTES + outcome.length)
                .putLong(grant.getMostSignificantBits())
                .putLong(grant.getLeastSignificantBits())
                .put(outcome)
                .array();
        ByteBuffer hash = ByteBuffer.wrap(sha256(named));
        return new UUID(hash.getLong() & VERSION_MASK | VERSION_8, hash.getLong() & VARIANT_MASK | VARIANT);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
