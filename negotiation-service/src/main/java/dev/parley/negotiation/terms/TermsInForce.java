package dev.parley.negotiation.terms;

import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.terms.CompiledTerms;
import java.time.Instant;
import java.util.Optional;

/** The version of a publisher's terms that holds at an instant. Answers from memory. */
public interface TermsInForce {

    /**
     * Of the versions valid from that instant or earlier, the one valid latest; empty where none is.
     *
     * @throws dev.parley.shell.problem.ProblemException with {@code TERMS_UNREADABLE} if this build cannot read it
     */
    Optional<CompiledTerms> of(PublisherId publisher, Instant at);
}
