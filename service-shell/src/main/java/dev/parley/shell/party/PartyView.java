package dev.parley.shell.party;

import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The parties in memory. One thread applies what it reads, any may ask. */
public final class PartyView implements Keys {
    private final Map<PublisherId, Publisher> publishers = new ConcurrentHashMap<>();
    private final Map<ClientId, String> clientNames = new ConcurrentHashMap<>();
    private final Map<KeyDigest, KeyHolder> holders = new ConcurrentHashMap<>();
    private final Map<KeyHolder, Set<KeyDigest>> keysOf = new HashMap<>();
    private final Map<Object, Long> versions = new HashMap<>();

    public Optional<Publisher> publisher(PublisherId id) {
        return Optional.ofNullable(publishers.get(id));
    }

    public Optional<String> clientName(ClientId id) {
        return Optional.ofNullable(clientNames.get(id));
    }

    @Override
    public Optional<KeyHolder> holder(KeyDigest digest) {
        return Optional.ofNullable(holders.get(digest));
    }

    /**
     * A publisher's full state; older news than what is known changes nothing.
     *
     * @param keys those in use
     */
    public synchronized void apply(Publisher publisher, long version, Set<KeyDigest> keys) {
        if (isNews(publisher.id(), version)) {
            publishers.put(publisher.id(), publisher);
            replaceKeys(new KeyHolder.OfPublisher(publisher.id()), keys);
        }
    }

    /** A client's name. */
    public synchronized void apply(ClientId client, String name, long version) {
        if (isNews(client, version)) {
            clientNames.put(client, name);
        }
    }

    /** What a client is to a publisher, as far as its keys go. */
    public synchronized void apply(KeyHolder.OfClient relationship, long version, Set<KeyDigest> keys) {
        if (isNews(relationship, version)) {
            replaceKeys(relationship, keys);
        }
    }

    private boolean isNews(Object party, long version) {
        Long known = versions.get(party);
        if (known != null && version < known) {
            return false;
        }
        versions.put(party, version);
        return true;
    }

    private void replaceKeys(KeyHolder holder, Set<KeyDigest> keys) {
        Set<KeyDigest> gone = new HashSet<>(keysOf.getOrDefault(holder, Set.of()));
        gone.removeAll(keys);
        keys.forEach(key -> holders.put(key, holder));
        gone.forEach(holders::remove);
        keysOf.put(holder, Set.copyOf(keys));
    }
}
