package dev.parley.negotiation.directory.store;

import dev.parley.negotiation.directory.Dependency;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

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

    @Column(name = "open_during", nullable = false)
    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] openDuring = {};

    @SuppressWarnings("NullAway.Init")
    PublisherEntity() {}

    Set<Dependency> openDuring() {
        return Stream.of(openDuring)
                .flatMap(token -> Dependency.find(token).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    void staysOpenDuring(Set<Dependency> missing) {
        openDuring = missing.stream().map(Dependency::token).sorted().toArray(String[]::new);
    }

    void changed(Instant at) {
        version++;
        changedAt = at;
    }
}
