package dev.parley.negotiation.directory;

import dev.parley.protocol.id.PublisherId;

/** What publishers chose for the time in which an access cannot be recorded. Answers from memory. */
public interface OutageChoices {

    /** Whether the publisher serves at no price, rather than refuse, without this. */
    boolean staysOpen(PublisherId publisher, Dependency without);
}
