package dev.parley.negotiation.terms.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A row of {@code terms}. */
@Entity
@Immutable
@Table(name = "terms")
@IdClass(TermsEntity.Key.class)
class TermsEntity {
    record Key(String publisher, long version) {}

    @Id
    String publisher;

    @Id
    long version;

    @Column(name = "terms_hash", nullable = false)
    String termsHash;

    @Column(name = "valid_from", nullable = false)
    Instant validFrom;

    @Column(name = "published_at", nullable = false)
    Instant publishedAt;

    @Column(nullable = false)
    String canonical;

    @Column(nullable = false)
    String published;

    @SuppressWarnings("NullAway.Init")
    TermsEntity() {}
}
