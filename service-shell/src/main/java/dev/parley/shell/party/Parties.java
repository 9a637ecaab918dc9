package dev.parley.shell.party;

import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;
import java.util.Optional;

/** Knows publishers and clients. */
public interface Parties {

    /**
     * A publisher. Where it is not known yet, whatever was registered up to now is read first: a publisher's accesses
     * may overtake its registration.
     *
     * @throws RuntimeException if the registrations cannot be read
     */
    Optional<Publisher> publisher(PublisherId id);

    /** The name under which a client is known. */
    Optional<String> clientName(ClientId id);
}
