package dev.parley.negotiation.directory.store;

import dev.parley.negotiation.directory.Key;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Keys of publishers and of their clients. */
@Singleton
class KeyRepository implements PanacheRepositoryBase<KeyEntity, KeyEntity.Pair> {

    List<Key> ofPublisher(String publisher) {
        return list("publisher = ?1 and client is null order by keyId", publisher).stream()
                .map(KeyEntity::toKey)
                .toList();
    }

    List<Key> ofClient(String publisher, String client) {
        return list("publisher = ?1 and client = ?2 order by keyId", publisher, client).stream()
                .map(KeyEntity::toKey)
                .toList();
    }

    Optional<KeyEntity> ofPublisher(String publisher, String keyId) {
        return find("publisher = ?1 and client is null and keyId = ?2", publisher, keyId)
                .firstResultOptional();
    }

    Optional<KeyEntity> ofClient(String publisher, String client, String keyId) {
        return find("publisher = ?1 and client = ?2 and keyId = ?3", publisher, client, keyId)
                .firstResultOptional();
    }
}
