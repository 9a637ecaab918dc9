package dev.parley.negotiation.agreement.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Agreements. */
@Singleton
class AgreementRepository implements PanacheRepositoryBase<AgreementEntity, AgreementEntity.Key> {

    Optional<AgreementEntity> ofId(String agreement) {
        return find("agreement", agreement).firstResultOptional();
    }
}
