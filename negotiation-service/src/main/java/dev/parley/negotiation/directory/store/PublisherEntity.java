package dev.parley.negotiation.directory.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code publisher}. */
@Entity
@Table(name = "publisher")
class PublisherEntity {
    @Id
    @Column(name = "publisher")
    String id;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    String zone;

    @Column(nullable = false)
    String currency;

    @Column(nullable = false)
    long version;

    @Column(name = "changed_at", nullable = false)
    Instant changedAt;

    @SuppressWarnings("NullAway.Init")
    PublisherEntity() {}

    void changed(Instant at) {
        version++;
        changedAt = at;
    }
}
