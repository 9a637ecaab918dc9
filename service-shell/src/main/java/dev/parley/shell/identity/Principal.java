package dev.parley.shell.identity;

import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;

/** Who calls the API. */
public sealed interface Principal {

    Role role();

    record Operator() implements Principal {
        @Override
        public Role role() {
            return Role.OPERATOR;
        }
    }

    record PublisherItself(PublisherId publisher) implements Principal {
        @Override
        public Role role() {
            return Role.PUBLISHER;
        }
    }

    /** A client, by a key that opens one publisher and no other. */
    record ClientOf(PublisherId publisher, ClientId client) implements Principal {
        @Override
        public Role role() {
            return Role.CLIENT;
        }
    }
}
