package dev.parley.negotiation.directory.store;

import dev.parley.negotiation.directory.Edge;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Edges of publishers. */
@Singleton
class EdgeRepository implements PanacheRepositoryBase<EdgeEntity, EdgeEntity.Pair> {

    List<Edge> of(String publisher) {
        return list("publisher = ?1 order by edge", publisher).stream()
                .map(EdgeEntity::toEdge)
                .toList();
    }

    Optional<EdgeEntity> find(String publisher, String edge) {
        return findByIdOptional(new EdgeEntity.Pair(publisher, edge));
    }
}
