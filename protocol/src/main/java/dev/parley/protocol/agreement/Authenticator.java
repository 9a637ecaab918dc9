package dev.parley.protocol.agreement;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;

/** Computes response ids under one key. */
final class Authenticator {
    private final ResponseIdKey key;
    private final Mac keyed;

    Authenticator(ResponseIdKey key) {
        this.key = key;
        this.keyed = keyed(key);
    }

    /** The 32 bytes of the response id. */
    byte[] sign(UUID uuid, byte[] context) {
        ByteBuffer id = ByteBuffer.allocate(ResponseId.BYTES)
                .put((byte) key.id())
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits());
        Mac mac = fresh();
        mac.update(id.array(), 1, Long.BYTES * 2);
        return id.put(mac.doFinal(context), 0, ResponseId.MAC_BYTES).array();
    }

    /** A Mac serves one thread at a time; a copy of a keyed one is cheaper than keying another. */
    private Mac fresh() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException providerCannot) {
            return keyed(key);
        }
    }

    private static Mac keyed(ResponseIdKey key) {
        try {
            Mac mac = Mac.getInstance(ResponseIdKey.ALGORITHM);
            mac.init(key.secret());
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ResponseIdKey.ALGORITHM, e);
        }
    }
}
