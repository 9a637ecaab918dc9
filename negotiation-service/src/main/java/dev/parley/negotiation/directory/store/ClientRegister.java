package dev.parley.negotiation.directory.store;

import dev.parley.negotiation.directory.Client;
import dev.parley.negotiation.directory.MintedKey;
import dev.parley.negotiation.directory.Parties;
import dev.parley.negotiation.directory.Registration;
import dev.parley.negotiation.directory.Registration.Created;
import dev.parley.negotiation.directory.Registration.Differs;
import dev.parley.negotiation.directory.Registration.Present;
import dev.parley.negotiation.directory.Relationship;
import dev.parley.negotiation.directory.kafka.PartyRecords;
import dev.parley.negotiation.event.Outbox;
import dev.parley.negotiation.store.Transactions;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.match.Standing;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Clients, and what they are to publishers. Each change is stored together with its event, and holds on this node as
 * soon as the call returns.
 */
@Singleton
public class ClientRegister {
    private final Transactions transactions;
    private final PublisherRepository publishers;
    private final ClientRepository clients;
    private final RelationshipRepository relationships;
    private final KeyRepository keys;
    private final PartyRecords records;
    private final Outbox outbox;
    private final Parties parties;
    private final InstantSource clock;
    private final RandomGenerator random;

    ClientRegister(
            Transactions transactions,
            PublisherRepository publishers,
            ClientRepository clients,
            RelationshipRepository relationships,
            KeyRepository keys,
            PartyRecords records,
            Outbox outbox,
            Parties parties,
            InstantSource clock,
            RandomGenerator random) {
        this.transactions = transactions;
        this.publishers = publishers;
        this.clients = clients;
        this.relationships = relationships;
        this.keys = keys;
        this.records = records;
        this.outbox = outbox;
        this.parties = parties;
        this.clock = clock;
        this.random = random;
    }

    public Registration<Client> register(ClientId id, String name) {
        Registration<Client> outcome = transactions.call(() -> clients.findByIdOptional(id.value())
                .<Registration<Client>>map(row -> compared(row, name))
                .orElseGet(() -> new Created<>(insert(id, name))));
        if (outcome instanceof Created<Client>(Client client)) {
            parties.apply(client);
            outbox.announce();
        }
        return outcome;
    }

    /** Says what the client is to the publisher from now on; empty if either is unknown. */
    public Optional<Relationship> stand(PublisherId publisher, ClientId client, Standing standing) {
        Optional<Relationship> outcome = transactions.call(() -> {
            Optional<RelationshipEntity> present = locked(publisher, client);
            if (present.isPresent()) {
                return Optional.of(restated(present.get(), standing));
            }
            return isKnown(publisher, client) ? Optional.of(insert(publisher, client, standing)) : Optional.empty();
        });
        outcome.ifPresent(this::apply);
        return outcome;
    }

    /** Makes a key that opens this publisher to this client; empty if they have no relationship. */
    public Optional<MintedKey> addKey(PublisherId publisher, ClientId client) {
        MintedKey key = MintedKey.create(MintedKey.CLIENT_PREFIX, clock.instant(), random);
        return change(publisher, client, row -> {
                    keys.persist(rowOf(row, key));
                    return true;
                })
                .map(relationship -> key);
    }

    /** Stops a key from being accepted; repeating it changes nothing. False if the client has no such key there. */
    public boolean revokeKey(PublisherId publisher, ClientId client, String keyId) {
        return change(
                        publisher,
                        client,
                        row -> keys.ofClient(row.publisher, row.client, keyId)
                                .map(key -> {
                                    if (key.revokedAt == null) {
                                        key.revokedAt = clock.instant();
                                    }
                                    return true;
                                })
                                .orElse(false))
                .isPresent();
    }

    private boolean isKnown(PublisherId publisher, ClientId client) {
        return publishers.findByIdOptional(publisher.value()).isPresent()
                && clients.findByIdOptional(client.value()).isPresent();
    }

    private static Registration<Client> compared(ClientEntity row, String name) {
        return row.name.equals(name)
                ? new Present<>(whole(row))
                : new Differs<>("%s is registered as \"%s\".".formatted(row.id, row.name));
    }

    private Client insert(ClientId id, String name) {
        var row = new ClientEntity();
        row.id = id.value();
        row.name = name;
        row.version = 1;
        row.changedAt = clock.instant();
        clients.persistAndFlush(row);
        Client client = whole(row);
        outbox.append(records.of(client));
        return client;
    }

    private static Client whole(ClientEntity row) {
        return new Client(new ClientId(row.id), row.version, row.changedAt, row.name);
    }

    private Relationship restated(RelationshipEntity row, Standing standing) {
        if (row.standing == standing) {
            return relationships.whole(row);
        }
        row.standing = standing;
        row.changed(clock.instant());
        return recorded(row);
    }

    private Relationship insert(PublisherId publisher, ClientId client, Standing standing) {
        var row = new RelationshipEntity();
        row.publisher = publisher.value();
        row.client = client.value();
        row.standing = standing;
        row.changed(clock.instant());
        relationships.persistAndFlush(row);
        return recorded(row);
    }

    private Optional<Relationship> change(
            PublisherId publisher, ClientId client, Function<RelationshipEntity, Boolean> work) {
        Optional<Relationship> changed = transactions.call(
                () -> locked(publisher, client).filter(work::apply).map(row -> {
                    row.changed(clock.instant());
                    return recorded(row);
                }));
        changed.ifPresent(this::apply);
        return changed;
    }

    private Optional<RelationshipEntity> locked(PublisherId publisher, ClientId client) {
        return relationships.findByIdOptional(
                new RelationshipEntity.Pair(publisher.value(), client.value()), LockModeType.PESSIMISTIC_WRITE);
    }

    private Relationship recorded(RelationshipEntity row) {
        Relationship state = relationships.whole(row);
        outbox.append(records.of(state));
        return state;
    }

    private void apply(Relationship state) {
        parties.apply(state);
        outbox.announce();
    }

    private static KeyEntity rowOf(RelationshipEntity relationship, MintedKey key) {
        var row = new KeyEntity();
        row.publisher = relationship.publisher;
        row.client = relationship.client;
        row.keyId = key.id();
        row.sha256 = key.digest().bytes();
        row.createdAt = key.createdAt();
        return row;
    }
}
