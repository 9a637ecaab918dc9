package dev.parley.negotiation.terms;

import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.TermsHash;
import java.time.Instant;

/** A version that this build cannot read, so that nothing can be decided under it: neither a charge nor a free pass. */
public record UnreadableTerms(
        PublisherId publisher, TermsHash hash, long version, Instant validFrom, Instant publishedAt)
        implements PublishedTerms {}
