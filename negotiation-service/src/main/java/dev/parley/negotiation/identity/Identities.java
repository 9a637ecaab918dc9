package dev.parley.negotiation.identity;

import dev.parley.protocol.id.PublisherId;
import org.jspecify.annotations.Nullable;

/** Knows callers by the keys they show. Answers from memory. */
public interface Identities {

    /** @param authorization the value of the request's {@code Authorization} field, if it has one */
    Caller identify(PublisherId publisher, @Nullable String authorization);
}
