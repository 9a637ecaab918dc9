package dev.parley.negotiation.directory.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code client}. */
@Entity
@Table(name = "client")
class ClientEntity {
    @Id
    @Column(name = "client")
    String id;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    long version;

    @Column(name = "changed_at", nullable = false)
    Instant changedAt;

    @SuppressWarnings("NullAway.Init")
    ClientEntity() {}
}
