package dev.parley.negotiation.directory.kafka;

import dev.parley.negotiation.directory.Client;
import dev.parley.negotiation.directory.DeliveryMode;
import dev.parley.negotiation.directory.Dependency;
import dev.parley.negotiation.directory.Edge;
import dev.parley.negotiation.directory.Key;
import dev.parley.negotiation.directory.Origin;
import dev.parley.negotiation.directory.Publisher;
import dev.parley.negotiation.directory.Relationship;
import dev.parley.negotiation.event.OutgoingRecord;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.match.Standing;
import dev.parley.protocol.money.Asset;
import dev.parley.schemas.EventCodec;
import dev.parley.schemas.EventKey;
import dev.parley.schemas.Topic;
import dev.parley.schemas.event.ClientState;
import dev.parley.schemas.event.EdgeState;
import dev.parley.schemas.event.KeyHash;
import dev.parley.schemas.event.OriginState;
import dev.parley.schemas.event.PublisherState;
import dev.parley.schemas.event.RelationshipState;
import dev.parley.shell.party.KeyDigest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parties to and from their records in {@code parley.parties.v1}. */
@Singleton
public class PartyRecords {
    private final EventCodec codec;

    public PartyRecords(EventCodec codec) {
        this.codec = codec;
    }

    public OutgoingRecord of(Publisher publisher) {
        var state = PublisherState.newBuilder()
                .setPublisher(publisher.id().value())
                .setVersion(publisher.version())
                .setChangedAt(publisher.changedAt())
                .setName(publisher.name())
                .setZone(publisher.zone().getId())
                .setCurrency(publisher.currency().code())
                .setOrigins(publisher.origins().stream()
                        .map(PartyRecords::originState)
                        .toList())
                .setKeys(keyHashes(publisher.keys()))
                .setEdges(
                        publisher.edges().stream().map(PartyRecords::edgeState).toList())
                .setOpenDuring(publisher.openDuring().stream()
                        .map(Dependency::token)
                        .sorted()
                        .toList())
                .build();
        return new OutgoingRecord(Topic.PARTIES, EventKey.party(publisher.id().value()), codec.encode(state));
    }

    public OutgoingRecord of(Client client) {
        var state = ClientState.newBuilder()
                .setClient(client.id().value())
                .setVersion(client.version())
                .setChangedAt(client.changedAt())
                .setName(client.name())
                .build();
        return new OutgoingRecord(Topic.PARTIES, EventKey.party(client.id().value()), codec.encode(state));
    }

    public OutgoingRecord of(Relationship relationship) {
        String publisher = relationship.publisher().value();
        String client = relationship.client().value();
        var state = RelationshipState.newBuilder()
                .setPublisher(publisher)
                .setClient(client)
                .setVersion(relationship.version())
                .setChangedAt(relationship.changedAt())
                .setStanding(dev.parley.schemas.event.Standing.valueOf(
                        relationship.standing().name()))
                .setKeys(keyHashes(relationship.keys()))
                .build();
        return new OutgoingRecord(Topic.PARTIES, EventKey.relationship(publisher, client), codec.encode(state));
    }

    Publisher publisher(PublisherState state) {
        return new Publisher(
                new PublisherId(state.getPublisher()),
                state.getVersion(),
                state.getChangedAt(),
                state.getName(),
                ZoneId.of(state.getZone()),
                Asset.of(state.getCurrency()),
                state.getOrigins().stream().flatMap(PartyRecords::origin).toList(),
                keys(state.getKeys()),
                state.getEdges().stream().map(PartyRecords::edge).toList(),
                openDuring(state.getOpenDuring()));
    }

    Client client(ClientState state) {
        return new Client(new ClientId(state.getClient()), state.getVersion(), state.getChangedAt(), state.getName());
    }

    Relationship relationship(RelationshipState state) {
        return new Relationship(
                new PublisherId(state.getPublisher()),
                new ClientId(state.getClient()),
                state.getVersion(),
                state.getChangedAt(),
                Standing.valueOf(state.getStanding().name()),
                keys(state.getKeys()));
    }

    private static OriginState originState(Origin origin) {
        return OriginState.newBuilder()
                .setOrigin(origin.uri().toString())
                .setProof(origin.proof())
                .setUpstream(origin.upstream().toString())
                .build();
    }

    /** An origin without an upstream is known to others; this service has nothing to fetch for it. */
    private static Stream<Origin> origin(OriginState state) {
        @Nullable String upstream = state.getUpstream();
        return upstream == null
                ? Stream.empty()
                : Stream.of(new Origin(URI.create(state.getOrigin()), URI.create(upstream), state.getProof()));
    }

    private static EdgeState edgeState(Edge edge) {
        return EdgeState.newBuilder()
                .setKey(keyHash(edge.key()))
                .setName(edge.name())
                .setDelivery(dev.parley.schemas.event.DeliveryMode.valueOf(
                        edge.delivery().name()))
                .build();
    }

    private static Edge edge(EdgeState state) {
        return new Edge(
                key(state.getKey()),
                state.getName(),
                DeliveryMode.valueOf(state.getDelivery().name()));
    }

    /** What this version does not know, it cannot lose either. */
    private static Set<Dependency> openDuring(List<String> tokens) {
        return tokens.stream()
                .flatMap(token -> Dependency.find(token).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<KeyHash> keyHashes(List<Key> keys) {
        return keys.stream().map(PartyRecords::keyHash).toList();
    }

    private static KeyHash keyHash(Key key) {
        return KeyHash.newBuilder()
                .setKeyId(key.id())
                .setSha256(ByteBuffer.wrap(key.digest().bytes()))
                .setCreatedAt(key.createdAt())
                .setRevokedAt(key.revokedAt())
                .build();
    }

    private static List<Key> keys(List<KeyHash> hashes) {
        return hashes.stream().map(PartyRecords::key).toList();
    }

    private static Key key(KeyHash hash) {
        return new Key(hash.getKeyId(), digest(hash.getSha256()), hash.getCreatedAt(), hash.getRevokedAt());
    }

    private static KeyDigest digest(ByteBuffer sha256) {
        var bytes = new byte[sha256.remaining()];
        sha256.duplicate().get(bytes);
        return KeyDigest.ofBytes(bytes);
    }
}
