package dev.parley.negotiation.directory.store;

import dev.parley.negotiation.directory.DeliveryMode;
import dev.parley.negotiation.directory.Edge;
import dev.parley.negotiation.directory.Key;
import dev.parley.shell.party.KeyDigest;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code edge}. */
@Entity
@Table(name = "edge")
@IdClass(EdgeEntity.Pair.class)
class EdgeEntity {

    record Pair(String publisher, String edge) {}

    @Id
    String publisher;

    @Id
    String edge;

    @Column(nullable = false)
    String name;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    DeliveryMode delivery;

    @Column(nullable = false)
    byte[] sha256;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Nullable
    @Column(name = "revoked_at")
    Instant revokedAt;

    @SuppressWarnings("NullAway.Init")
    EdgeEntity() {}

    static EdgeEntity of(String publisher, Edge edge) {
        var row = new EdgeEntity();
        row.publisher = publisher;
        row.edge = edge.id();
        row.name = edge.name();
        row.delivery = edge.delivery();
        row.sha256 = edge.key().digest().bytes();
        row.createdAt = edge.key().createdAt();
        row.revokedAt = edge.key().revokedAt();
        return row;
    }

    Edge toEdge() {
        return new Edge(new Key(edge, KeyDigest.ofBytes(sha256), createdAt, revokedAt), name, delivery);
    }
}
