package dev.parley.negotiation.terms;

import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.TermsHash;
import java.time.Instant;

/** A version of a publisher's terms that the stream tells of. */
public sealed interface PublishedTerms permits TermsVersion, UnreadableTerms {
    PublisherId publisher();

    TermsHash hash();

    /** Counts the publisher's versions from 1. */
    long version();

    /** When it takes over; not before it was published. */
    Instant validFrom();

    Instant publishedAt();
}
