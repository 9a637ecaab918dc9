package dev.parley.negotiation.directory.store;

import dev.parley.negotiation.directory.Relationship;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** Relationships, with their keys. */
@Singleton
class RelationshipRepository implements PanacheRepositoryBase<RelationshipEntity, RelationshipEntity.Pair> {
    private final KeyRepository keys;

    RelationshipRepository(KeyRepository keys) {
        this.keys = keys;
    }

    Relationship whole(RelationshipEntity row) {
        return new Relationship(
                new PublisherId(row.publisher),
                new ClientId(row.client),
                row.version,
                row.changedAt,
                row.standing,
                keys.ofClient(row.publisher, row.client));
    }
}
