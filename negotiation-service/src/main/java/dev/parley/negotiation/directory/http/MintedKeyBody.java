package dev.parley.negotiation.directory.http;

import dev.parley.negotiation.directory.MintedKey;
import java.time.Instant;

/** A new key as it is answered, once. */
public record MintedKeyBody(String keyId, String key, Instant createdAt) {
    static MintedKeyBody of(MintedKey key) {
        return new MintedKeyBody(key.id(), key.text(), key.createdAt());
    }

    @Override
    public String toString() {
        return keyId;
    }
}
