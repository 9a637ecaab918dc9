package dev.parley.negotiation.directory.store;

import dev.parley.negotiation.directory.Origin;
import dev.parley.negotiation.directory.Publisher;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.money.Asset;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;

/** Publishers, with what belongs to them. */
@Singleton
class PublisherRepository implements PanacheRepositoryBase<PublisherEntity, String> {
    private final OriginRepository origins;
    private final KeyRepository keys;
    private final EdgeRepository edges;

    PublisherRepository(OriginRepository origins, KeyRepository keys, EdgeRepository edges) {
        this.origins = origins;
        this.keys = keys;
        this.edges = edges;
    }

    /** In the order of their ids, beginning behind one. */
    List<PublisherEntity> after(String id, int limit) {
        return find("id > ?1 order by id", id).range(0, limit - 1).list();
    }

    Publisher whole(PublisherEntity row) {
        List<Origin> of = origins.list("publisher = ?1 order by host", row.id).stream()
                .map(origin -> new Origin(URI.create(origin.origin), URI.create(origin.upstream), origin.proof))
                .toList();
        return new Publisher(
                new PublisherId(row.id),
                row.version,
                row.changedAt,
                row.name,
                ZoneId.of(row.zone),
                Asset.of(row.currency),
                of,
                keys.ofPublisher(row.id),
                edges.of(row.id),
                row.openDuring());
    }
}
