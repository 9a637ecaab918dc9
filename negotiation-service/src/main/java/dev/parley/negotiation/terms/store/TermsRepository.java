package dev.parley.negotiation.terms.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Versions of terms. */
@Singleton
class TermsRepository implements PanacheRepositoryBase<TermsEntity, TermsEntity.Key> {

    Optional<TermsEntity> ofHash(String hash) {
        return find("termsHash", hash).firstResultOptional();
    }

    /** From the latest back, beginning before a version. */
    List<TermsEntity> before(String publisher, long version, int limit) {
        return find("publisher = ?1 and version < ?2 order by version desc", publisher, version)
                .range(0, limit - 1)
                .list();
    }

    long latestVersion(String publisher) {
        return find("publisher = ?1 order by version desc", publisher)
                .firstResultOptional()
                .map(row -> row.version)
                .orElse(0L);
    }

    /** Whether another version took the place of this one, by now. */
    boolean isReplaced(TermsEntity row, Instant now) {
        return count(
                        "publisher = ?1 and validFrom <= ?2 and (validFrom > ?3 or (validFrom = ?3 and version > ?4))",
                        row.publisher,
                        now,
                        row.validFrom,
                        row.version)
                > 0;
    }
}
