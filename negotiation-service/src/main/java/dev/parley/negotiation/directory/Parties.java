package dev.parley.negotiation.directory;

import dev.parley.negotiation.directory.KeyHolder.OfClient;
import dev.parley.negotiation.directory.KeyHolder.OfEdge;
import dev.parley.negotiation.directory.KeyHolder.OfPublisher;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.shell.party.KeyDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Every party, in memory. Fed with whole states, from the stream and from this node's own changes, in any order and as
 * often as they come: the highest version holds. Many threads read while one writes.
 */
public final class Parties implements Directory, OutageChoices {
    private record RelationshipId(PublisherId publisher, ClientId client) {}

    private final Map<PublisherId, Publisher> publishers = new ConcurrentHashMap<>();
    private final Map<ClientId, Client> clients = new ConcurrentHashMap<>();
    private final Map<RelationshipId, Relationship> relationships = new ConcurrentHashMap<>();
    private final Map<String, Site> sites = new ConcurrentHashMap<>();
    private final Map<KeyDigest, KeyHolder> holders = new ConcurrentHashMap<>();

    public synchronized void apply(Publisher publisher) {
        Publisher before = publishers.get(publisher.id());
        if (before != null) {
            if (before.version() >= publisher.version()) {
                return;
            }
            forgetOrigins(before, publisher);
            forgetKeys(before.keys(), publisher.keys());
            forgetKeys(edgeKeys(before), edgeKeys(publisher));
        }
        publishers.put(publisher.id(), publisher);
        for (Origin origin : publisher.origins()) {
            sites.put(origin.host(), new Site(publisher.id(), origin.uri(), origin.upstream()));
        }
        learnKeys(publisher.keys(), key -> new OfPublisher(publisher.id(), key.id()));
        for (Edge edge : publisher.edges()) {
            learnKeys(List.of(edge.key()), key -> new OfEdge(publisher.id(), edge.id(), edge.delivery()));
        }
    }

    public synchronized void apply(Client client) {
        clients.merge(client.id(), client, (before, now) -> before.version() >= now.version() ? before : now);
    }

    public synchronized void apply(Relationship relationship) {
        var id = new RelationshipId(relationship.publisher(), relationship.client());
        Relationship before = relationships.get(id);
        if (before != null) {
            if (before.version() >= relationship.version()) {
                return;
            }
            forgetKeys(before.keys(), relationship.keys());
        }
        relationships.put(id, relationship);
        learnKeys(relationship.keys(), key -> new OfClient(id.publisher(), id.client(), key.id()));
    }

    @Override
    public Optional<Site> site(String host) {
        return Optional.ofNullable(sites.get(Hosts.withoutPort(host)));
    }

    @Override
    public boolean staysOpen(PublisherId publisher, Dependency without) {
        Publisher known = publishers.get(publisher);
        return known != null && known.openDuring().contains(without);
    }

    public Optional<Publisher> publisher(PublisherId id) {
        return Optional.ofNullable(publishers.get(id));
    }

    public Optional<Relationship> relationship(PublisherId publisher, ClientId client) {
        return Optional.ofNullable(relationships.get(new RelationshipId(publisher, client)));
    }

    /** Whom a key belongs to that is accepted now. */
    public Optional<KeyHolder> holder(KeyDigest digest) {
        return Optional.ofNullable(holders.get(digest));
    }

    private static List<Key> edgeKeys(Publisher publisher) {
        return publisher.edges().stream().map(Edge::key).toList();
    }

    private void forgetOrigins(Publisher before, Publisher now) {
        List<String> kept = now.origins().stream().map(Origin::host).toList();
        before.origins().stream()
                .map(Origin::host)
                .filter(host -> !kept.contains(host))
                .forEach(sites::remove);
    }

    private void forgetKeys(List<Key> before, List<Key> now) {
        List<KeyDigest> accepted =
                now.stream().filter(Key::isAccepted).map(Key::digest).toList();
        before.stream()
                .map(Key::digest)
                .filter(digest -> !accepted.contains(digest))
                .forEach(holders::remove);
    }

    private void learnKeys(List<Key> keys, Function<Key, KeyHolder> holder) {
        keys.stream().filter(Key::isAccepted).forEach(key -> holders.put(key.digest(), holder.apply(key)));
    }
}
