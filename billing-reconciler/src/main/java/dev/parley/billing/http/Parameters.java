package dev.parley.billing.http;

import dev.parley.billing.period.PeriodName;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Parameters that several endpoints take. */
public final class Parameters {
    private Parameters() {}

    /** @throws ProblemException {@code INVALID_REQUEST} if it is absent or no month */
    public static PeriodName period(@Nullable String text) {
        try {
            return PeriodName.parse(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemDetails.of(Problem.INVALID_REQUEST, "period: " + e.getMessage() + "."));
        }
    }
}
