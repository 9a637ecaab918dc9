package dev.parley.protocol.agreement;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key for response ids.
 *
 * @param id 0 to 255; travels in each response id, so it is not given to another key while old ids are valid
 * @param secret 32 bytes or more
 */
public record ResponseIdKey(int id, KeyState state, SecretKey secret) {
    static final String ALGORITHM = "HmacSHA256";
    private static final int MAX_ID = 255;
    private static final int MIN_BYTES = 32;

    public ResponseIdKey {
        if (id < 0 || id > MAX_ID) {
            throw new IllegalArgumentException("expected a key id from 0 to " + MAX_ID);
        }
    }

    /**
     * A key from its bytes, which are copied.
     *
     * @throws IllegalArgumentException if there are fewer than 32
     */
    public static ResponseIdKey of(int id, KeyState state, byte[] secret) {
        if (secret.length < MIN_BYTES) {
            throw new IllegalArgumentException("expected a secret of " + MIN_BYTES + " bytes or more");
        }
        return new ResponseIdKey(id, state, new SecretKeySpec(secret, ALGORITHM));
    }

    /** Hides the secret. */
    @Override
    public String toString() {
        return "ResponseIdKey[id=" + id + ", state=" + state.token() + "]";
    }
}
