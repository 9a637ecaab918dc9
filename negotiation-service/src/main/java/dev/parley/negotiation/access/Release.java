package dev.parley.negotiation.access;

import dev.parley.shell.problem.ProblemDetails;

/** Whether an admitted response may leave. */
public sealed interface Release {

    /** Its grant is stored. */
    record Granted(AccessGrant grant) implements Release {}

    /**
     * It cannot be recorded, and the publisher stays open: it leaves at no price, without any sign of an agreement.
     * Whoever serves it says so afterwards, so that it is counted.
     */
    record Unmetered(Admission.Unmetered admission) implements Release {}

    /** It may not, and nothing is owed. */
    record Withheld(ProblemDetails problem) implements Release {}
}
