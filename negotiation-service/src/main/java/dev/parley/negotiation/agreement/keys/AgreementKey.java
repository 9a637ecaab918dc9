package dev.parley.negotiation.agreement.keys;

import dev.parley.protocol.agreement.KeyState;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An Ed25519 key for agreements.
 *
 * @param id travels as {@code kid}
 * @param publicKey 32 bytes (RFC 8032)
 * @param seed the private key's 32 bytes; absent where the key only verifies
 */
@SuppressWarnings("ArrayRecordComponent")
public record AgreementKey(String id, KeyState state, byte[] publicKey, byte @Nullable [] seed) {
    private static final int BYTES = 32;

    /** @throws IllegalArgumentException if a part has not 32 bytes, or a signing key has no seed */
    public AgreementKey {
        if (publicKey.length != BYTES || (seed != null && seed.length != BYTES)) {
            throw new IllegalArgumentException("agreement key " + id + ": expected x and d of 32 bytes each");
        }
        if (state == KeyState.SIGNING && seed == null) {
            throw new IllegalArgumentException("agreement key " + id + ": expected d, for it signs");
        }
    }

    /** As a JWK has it. */
    public String x() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(publicKey);
    }

    /** Hides the seed. */
    @Override
    public String toString() {
        return "AgreementKey[id=" + id + ", state=" + state.token() + "]";
    }
}
