package dev.parley.negotiation.directory;

import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;

/** Whom a key belongs to. */
public sealed interface KeyHolder {

    /** Where the key is valid. */
    PublisherId publisher();

    record OfPublisher(PublisherId publisher, String keyId) implements KeyHolder {}

    /**
     * A proxy of the publisher's, which proves itself in a field of its own.
     *
     * @param edge its id
     */
    record OfEdge(PublisherId publisher, String edge, DeliveryMode delivery) implements KeyHolder {}

    record OfClient(PublisherId publisher, ClientId client, String keyId) implements KeyHolder {}
}
