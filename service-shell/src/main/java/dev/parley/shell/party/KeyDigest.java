package dev.parley.shell.party;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** SHA-256 of a key's text: all that Parley keeps of a key. */
public final class KeyDigest {
    private static final int BYTES = 32;

    private final byte[] sha256;

    private KeyDigest(byte[] sha256) {
        this.sha256 = sha256;
    }

    /** Of a key as its holder sends it. */
    public static KeyDigest of(String key) {
        try {
            return new KeyDigest(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** @throws IllegalArgumentException if there are not 32 bytes */
    public static KeyDigest ofBytes(byte[] sha256) {
        if (sha256.length != BYTES) {
            throw new IllegalArgumentException("expected 32 bytes, not " + sha256.length);
        }
        return new KeyDigest(sha256.clone());
    }

    public byte[] bytes() {
        return sha256.clone();
    }

    /** Takes the same time wherever the difference is. */
    @Override
    public boolean equals(Object other) {
        return other instanceof KeyDigest that && MessageDigest.isEqual(sha256, that.sha256);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sha256);
    }

    /** Enough to tell two apart, too little to search for the key. */
    @Override
    public String toString() {
        return "sha256:" + HexFormat.of().formatHex(sha256, 0, 4) + "…";
    }
}
