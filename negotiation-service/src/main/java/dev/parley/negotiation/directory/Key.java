package dev.parley.negotiation.directory;

import dev.parley.shell.party.KeyDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bearer key by its digest.
 *
 * @param id names the key in lists and logs; says nothing about it
 * @param revokedAt when it stopped to be accepted, if it did
 */
public record Key(
        String id,
        KeyDigest digest,
        Instant createdAt,
        @Nullable Instant revokedAt) {

    public boolean isAccepted() {
        return revokedAt == null;
    }
}
