package dev.parley.negotiation.directory.store;

import dev.parley.negotiation.directory.Key;
import dev.parley.shell.party.KeyDigest;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code access_key}. */
@Entity
@Table(name = "access_key")
@IdClass(KeyEntity.Pair.class)
class KeyEntity {
    record Pair(String publisher, String keyId) {}

    @Id
    String publisher;

    @Id
    @Column(name = "key_id")
    String keyId;

    /** Absent: the key is the publisher's own. */
    @Nullable
    String client;

    @Column(nullable = false)
    byte[] sha256;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Nullable
    @Column(name = "revoked_at")
    Instant revokedAt;

    @SuppressWarnings("NullAway.Init")
    KeyEntity() {}

    Key toKey() {
        return new Key(keyId, KeyDigest.ofBytes(sha256), createdAt, revokedAt);
    }
}
