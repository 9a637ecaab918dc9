package dev.parley.shell.party;

import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;

/** Whose key it is. */
public sealed interface KeyHolder {

    record OfPublisher(PublisherId publisher) implements KeyHolder {}

    record OfClient(PublisherId publisher, ClientId client) implements KeyHolder {}
}
