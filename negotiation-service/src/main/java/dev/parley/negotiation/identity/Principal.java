package dev.parley.negotiation.identity;

import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.shell.identity.Role;

/** Who calls the API. */
public sealed interface Principal {

    Role role();

    /** Whether the caller may see what is a publisher's own. */
    boolean reaches(PublisherId publisher);

    record Operator() implements Principal {
        @Override
        public Role role() {
            return Role.OPERATOR;
        }

        @Override
        public boolean reaches(PublisherId publisher) {
            return true;
        }
    }

    /** @param keyId names the key that was shown */
    record PublisherItself(PublisherId publisher, String keyId) implements Principal {
        @Override
        public Role role() {
            return Role.PUBLISHER;
        }

        @Override
        public boolean reaches(PublisherId other) {
            return publisher.equals(other);
        }
    }

    /** @param keyId names the key that was shown */
    record ClientOf(PublisherId publisher, ClientId client, String keyId) implements Principal {
        @Override
        public Role role() {
            return Role.CLIENT;
        }

        @Override
        public boolean reaches(PublisherId other) {
            return publisher.equals(other);
        }
    }

    /** Shows no key. */
    record Nobody() implements Principal {
        @Override
        public Role role() {
            return Role.ANYONE;
        }

        @Override
        public boolean reaches(PublisherId publisher) {
            return false;
        }
    }
}
