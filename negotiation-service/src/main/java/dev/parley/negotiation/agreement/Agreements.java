package dev.parley.negotiation.agreement;

import dev.parley.protocol.agreement.Agreement;
import dev.parley.protocol.id.AgreementId;
import java.time.Instant;

/** The agreements that stand. */
public interface Agreements {

    /** Whether {@link #conclude} has nothing left to store and returns at once. Answers from memory. */
    boolean stands(AgreementId agreement);

    /**
     * Makes sure that the agreement stands: its row and its event are stored in one transaction. Repeating it changes
     * nothing; once stored, it is remembered and costs nothing. Blocks on the database the first time.
     *
     * @throws dev.parley.shell.problem.ProblemException with {@code DATABASE_UNAVAILABLE} if it cannot be stored now
     */
    void conclude(Agreement agreement, Instant at);
}
