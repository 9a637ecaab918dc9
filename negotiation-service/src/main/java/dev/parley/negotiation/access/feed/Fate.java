package dev.parley.negotiation.access.feed;

import dev.parley.negotiation.access.AccessGrant;
import dev.parley.negotiation.access.Delivery;
import dev.parley.negotiation.directory.Dependency;
import dev.parley.protocol.agreement.ResponseId;
import dev.parley.protocol.id.AgreementId;
import dev.parley.shell.problem.Problem;

/** What became of an admitted request. */
public sealed interface Fate {

    /** The origin has not answered yet. */
    record Underway() implements Fate {}

    /** Its grant is stored; how the delivery ends is not known yet, or nobody here will see it. */
    record Granted(Paper paper) implements Fate {}

    record Delivered(Paper paper, Delivery delivery) implements Fate {}

    /** The caller had left before it had the grant; nothing is owed. */
    record Unanswered(Paper paper) implements Fate {}

    /** The grant could not be stored, and the publisher stays open: served at no price. */
    record Unmetered(Dependency without) implements Fate {}

    /** The grant could not be stored, so nothing was served. */
    record Withheld(Problem problem) implements Fate {}

    /** Nothing to charge for came from the origin. */
    record Withdrawn() implements Fate {}

    /** What a granted response is found by later. */
    record Paper(ResponseId responseId, AgreementId agreement) {
        static Paper of(AccessGrant grant) {
            return new Paper(grant.responseId(), grant.agreementId());
        }
    }
}
