package dev.parley.negotiation.directory.store;

import dev.parley.protocol.match.Standing;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code relationship}. */
@Entity
@Table(name = "relationship")
@IdClass(RelationshipEntity.Pair.class)
class RelationshipEntity {
    record Pair(String publisher, String client) {}

    @Id
    String publisher;

    @Id
    String client;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Standing standing;

    @Column(nullable = false)
    long version;

    @Column(name = "changed_at", nullable = false)
    Instant changedAt;

    @SuppressWarnings("NullAway.Init")
    RelationshipEntity() {}

    void changed(Instant at) {
        version++;
        changedAt = at;
    }
}
