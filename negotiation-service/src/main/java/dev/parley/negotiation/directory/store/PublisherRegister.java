package dev.parley.negotiation.directory.store;

import dev.parley.negotiation.directory.DeliveryMode;
import dev.parley.negotiation.directory.Dependency;
import dev.parley.negotiation.directory.Edge;
import dev.parley.negotiation.directory.Key;
import dev.parley.negotiation.directory.MintedEdge;
import dev.parley.negotiation.directory.MintedKey;
import dev.parley.negotiation.directory.Origin;
import dev.parley.negotiation.directory.Parties;
import dev.parley.negotiation.directory.Publisher;
import dev.parley.negotiation.directory.Registration;
import dev.parley.negotiation.directory.Registration.Created;
import dev.parley.negotiation.directory.Registration.Differs;
import dev.parley.negotiation.directory.Registration.Missing;
import dev.parley.negotiation.directory.Registration.Present;
import dev.parley.negotiation.directory.Registration.Taken;
import dev.parley.negotiation.directory.kafka.PartyRecords;
import dev.parley.negotiation.event.Outbox;
import dev.parley.negotiation.store.Transactions;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.money.Asset;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Publishers and what belongs to them. Each change is stored together with its event, and holds on this node as soon as
 * the call returns.
 */
@Singleton
public class PublisherRegister {
    private final Transactions transactions;
    private final PublisherRepository publishers;
    private final OriginRepository origins;
    private final KeyRepository keys;
    private final EdgeRepository edges;
    private final PartyRecords records;
    private final Outbox outbox;
    private final Parties parties;
    private final InstantSource clock;
    private final RandomGenerator random;

    PublisherRegister(
            Transactions transactions,
            PublisherRepository publishers,
            OriginRepository origins,
            KeyRepository keys,
            EdgeRepository edges,
            PartyRecords records,
            Outbox outbox,
            Parties parties,
            InstantSource clock,
            RandomGenerator random) {
        this.transactions = transactions;
        this.publishers = publishers;
        this.origins = origins;
        this.keys = keys;
        this.edges = edges;
        this.records = records;
        this.outbox = outbox;
        this.parties = parties;
        this.clock = clock;
        this.random = random;
    }

    public Registration<Publisher> register(PublisherId id, String name, ZoneId zone, Asset currency) {
        Registration<Publisher> outcome = transactions.call(() -> publishers
                .findByIdOptional(id.value())
                .<Registration<Publisher>>map(row -> compared(row, name, zone, currency))
                .orElseGet(() -> new Created<>(insert(id, name, zone, currency))));
        applyIfChanged(outcome);
        return outcome;
    }

    /** Gives the publisher an origin, or one that it has another upstream. */
    public Registration<Publisher> addOrigin(PublisherId id, Origin origin) {
        Registration<Publisher> outcome = transactions.call(() -> locked(id)
                .<Registration<Publisher>>map(row -> addOrigin(row, origin))
                .orElseGet(Missing::new));
        applyIfChanged(outcome);
        return outcome;
    }

    /** Makes a key of the publisher's own; empty if there is no such publisher. */
    public Optional<MintedKey> addKey(PublisherId id) {
        MintedKey key = MintedKey.create(MintedKey.PUBLISHER_PREFIX, clock.instant(), random);
        return change(id, row -> {
                    keys.persist(rowOf(row.id, key));
                    return true;
                })
                .map(publisher -> key);
    }

    /** Stops a key from being accepted; repeating it changes nothing. False if the publisher has no such key. */
    public boolean revokeKey(PublisherId id, String keyId) {
        return change(
                        id,
                        row -> keys.ofPublisher(row.id, keyId)
                                .map(key -> {
                                    if (key.revokedAt == null) {
                                        key.revokedAt = clock.instant();
                                    }
                                    return true;
                                })
                                .orElse(false))
                .isPresent();
    }

    /** Makes an edge with a key of its own; empty if there is no such publisher. */
    public Optional<MintedEdge> addEdge(PublisherId id, String name, DeliveryMode delivery) {
        MintedKey key = MintedKey.ofEdge(clock.instant(), random);
        var edge = new Edge(new Key(key.id(), key.digest(), key.createdAt(), null), name, delivery);
        return change(id, row -> {
                    edges.persist(EdgeEntity.of(row.id, edge));
                    return true;
                })
                .map(publisher -> new MintedEdge(key, edge));
    }

    /** Stops an edge from being answered; repeating it changes nothing. False if the publisher has no such edge. */
    public boolean revokeEdge(PublisherId id, String edge) {
        return change(
                        id,
                        row -> edges.find(row.id, edge)
                                .map(found -> {
                                    if (found.revokedAt == null) {
                                        found.revokedAt = clock.instant();
                                    }
                                    return true;
                                })
                                .orElse(false))
                .isPresent();
    }

    /** Says without what the publisher stays open; closed without all else. Empty if there is no such publisher. */
    public Optional<Publisher> stayOpenDuring(PublisherId id, Set<Dependency> missing) {
        Optional<Publisher> chosen = transactions.call(() -> locked(id).map(row -> stayOpenDuring(row, missing)));
        chosen.ifPresent(this::apply);
        return chosen;
    }

    public Optional<Publisher> find(PublisherId id) {
        return transactions.call(() -> publishers.findByIdOptional(id.value()).map(publishers::whole));
    }

    /** In the order of their ids, beginning behind {@code after}. */
    public List<Publisher> list(String after, int limit) {
        return transactions.call(() ->
                publishers.after(after, limit).stream().map(publishers::whole).toList());
    }

    /** In the transaction that is under way, keeps all others from changing the publisher. False if there is none. */
    public boolean lock(PublisherId id) {
        return locked(id).isPresent();
    }

    private Registration<Publisher> compared(PublisherEntity row, String name, ZoneId zone, Asset currency) {
        Publisher present = publishers.whole(row);
        return present.name().equals(name)
                        && present.zone().equals(zone)
                        && present.currency().equals(currency)
                ? new Present<>(present)
                : new Differs<>("%s is registered as \"%s\", zone %s, currency %s."
                        .formatted(row.id, row.name, row.zone, row.currency));
    }

    private Publisher insert(PublisherId id, String name, ZoneId zone, Asset currency) {
        var row = new PublisherEntity();
        row.id = id.value();
        row.name = name;
        row.zone = zone.getId();
        row.currency = currency.code();
        row.changed(clock.instant());
        publishers.persistAndFlush(row);
        return recorded(row);
    }

    private Publisher stayOpenDuring(PublisherEntity row, Set<Dependency> missing) {
        if (row.openDuring().equals(missing)) {
            return publishers.whole(row);
        }
        row.staysOpenDuring(missing);
        row.changed(clock.instant());
        return recorded(row);
    }

    private Registration<Publisher> addOrigin(PublisherEntity row, Origin origin) {
        OriginEntity present = origins.findById(origin.host());
        if (present == null) {
            origins.persistAndFlush(rowOf(row.id, origin));
            row.changed(clock.instant());
            return new Created<>(recorded(row));
        }
        if (!present.publisher.equals(row.id)) {
            return new Taken<>();
        }
        if (!present.origin.equals(origin.uri().toString())) {
            return new Differs<>("The host %s is registered as %s.".formatted(present.host, present.origin));
        }
        if (!present.upstream.equals(origin.upstream().toString())) {
            present.upstream = origin.upstream().toString();
            row.changed(clock.instant());
            return new Present<>(recorded(row));
        }
        return new Present<>(publishers.whole(row));
    }

    private Optional<Publisher> change(PublisherId id, Function<PublisherEntity, Boolean> work) {
        Optional<Publisher> changed =
                transactions.call(() -> locked(id).filter(work::apply).map(row -> {
                    row.changed(clock.instant());
                    return recorded(row);
                }));
        changed.ifPresent(this::apply);
        return changed;
    }

    /** Changes of one publisher come one after another, so that its versions and its events have one order. */
    private Optional<PublisherEntity> locked(PublisherId id) {
        return publishers.findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    private Publisher recorded(PublisherEntity row) {
        Publisher state = publishers.whole(row);
        outbox.append(records.of(state));
        return state;
    }

    private void applyIfChanged(Registration<Publisher> outcome) {
        switch (outcome) {
            case Created<Publisher>(Publisher state) -> apply(state);
            case Present<Publisher>(Publisher state) -> apply(state);
            case Differs<Publisher> differs -> {}
            case Taken<Publisher> taken -> {}
            case Missing<Publisher> missing -> {}
        }
    }

    private void apply(Publisher state) {
        parties.apply(state);
        outbox.announce();
    }

    private static OriginEntity rowOf(String publisher, Origin origin) {
        var row = new OriginEntity();
        row.host = origin.host();
        row.publisher = publisher;
        row.origin = origin.uri().toString();
        row.upstream = origin.upstream().toString();
        row.proof = origin.proof();
        return row;
    }

    private static KeyEntity rowOf(String publisher, MintedKey key) {
        var row = new KeyEntity();
        row.publisher = publisher;
        row.keyId = key.id();
        row.sha256 = key.digest().bytes();
        row.createdAt = key.createdAt();
        return row;
    }
}
