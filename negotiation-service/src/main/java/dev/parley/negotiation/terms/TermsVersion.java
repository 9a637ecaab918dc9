package dev.parley.negotiation.terms;

import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.terms.CompiledTerms;
import java.time.Instant;

/**
 * A published version of a publisher's terms.
 *
 * @param version counts the publisher's versions from 1
 * @param validFrom as the document says; at the earliest when it was published, for terms bind nobody before
 */
public record TermsVersion(long version, Instant validFrom, Instant publishedAt, CompiledTerms terms)
        implements PublishedTerms {

    @Override
    public PublisherId publisher() {
        return terms.terms().publisher();
    }

    @Override
    public TermsHash hash() {
        return terms.hash();
    }
}
