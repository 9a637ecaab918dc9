package dev.parley.negotiation.access;

import dev.parley.negotiation.problem.ProblemDetails;

/** Whether an admitted response may leave. */
public sealed interface Release {

    /** Its grant is stored. */
    record Granted(AccessGrant grant) implements Release {}

    /** It may not, and nothing is owed. */
    record Withheld(ProblemDetails problem) implements Release {}
}
