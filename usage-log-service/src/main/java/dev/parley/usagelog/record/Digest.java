package dev.parley.usagelog.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** SHA-256 of what names something; what it is for and who says it stand first, so that no two kinds meet. */
final class Digest {
    private static final byte SEPARATOR = '/';
    private static final long VERSION_MASK = 0xf000L;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_MASK = 0xc000_0000_0000_0000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final MessageDigest digest;

    private Digest(MessageDigest digest) {
        this.digest = digest;
    }

    static Digest of(String purpose, Reporter reporter) {
        return new Digest(sha256())
                .part(purpose)
                .part(reporter.publisher().value())
                .part(reporter.client().value());
    }

    /** Neither a purpose nor an id has a slash in it. */
    private Digest part(String text) {
        digest.update(text.getBytes(StandardCharsets.US_ASCII));
        digest.update(SEPARATOR);
        return this;
    }

    Digest update(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    Digest update(String ascii) {
        return update(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    byte[] bytes() {
        return digest.digest();
    }

    /** A UUID of version 8 (RFC 9562, section 5.8): the first 16 bytes, but for version and variant. */
    UUID uuid() {
        var bytes = ByteBuffer.wrap(bytes());
        return new UUID((bytes.getLong() & ~VERSION_MASK) | VERSION_8, (bytes.getLong() & ~VARIANT_MASK) | VARIANT);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
