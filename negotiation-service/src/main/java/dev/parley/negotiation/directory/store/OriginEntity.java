package dev.parley.negotiation.directory.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code origin}. */
@Entity
@Table(name = "origin")
class OriginEntity {
    @Id
    String host;

    @Column(nullable = false)
    String publisher;

    @Column(nullable = false)
    String origin;

    @Column(nullable = false)
    String upstream;

    @Column(nullable = false)
    String proof;

    @SuppressWarnings("NullAway.Init")
    OriginEntity() {}
}
