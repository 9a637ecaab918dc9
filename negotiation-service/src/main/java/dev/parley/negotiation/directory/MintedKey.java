package dev.parley.negotiation.directory;

import dev.parley.protocol.id.Base32;
import dev.parley.protocol.id.UuidV7;
import dev.parley.shell.party.KeyDigest;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * A key at the only moment at which its text is known.
 *
 * @param text 256 random bits behind a prefix that tells leaked keys apart from other text
 */
public record MintedKey(String id, String text, Instant createdAt) {
    public static final String PUBLISHER_PREFIX = "parley_pub_";
    public static final String CLIENT_PREFIX = "parley_cli_";
    public static final String EDGE_PREFIX = "parley_edge_";
    private static final int SECRET_BYTES = 32;

    public static MintedKey create(String prefix, Instant now, RandomGenerator random) {
        return create("key_", prefix, now, random);
    }

    /** An edge and its key go by one name. */
    public static MintedKey ofEdge(Instant now, RandomGenerator random) {
        return create("edge_", EDGE_PREFIX, now, random);
    }

    private static MintedKey create(String idPrefix, String prefix, Instant now, RandomGenerator random) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new MintedKey(
                idPrefix + timeOrdered(now, random),
                prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(secret),
                now);
    }

    /** The part of an id behind its prefix: a UUIDv7 in base32. */
    public static String timeOrdered(Instant now, RandomGenerator random) {
        UUID uuid = UuidV7.create(now, random);
        return Base32.encode(ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array());
    }

    public KeyDigest digest() {
        return KeyDigest.of(text);
    }

    @Override
    public String toString() {
        return id;
    }
}
