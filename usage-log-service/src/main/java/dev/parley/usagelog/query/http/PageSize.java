package dev.parley.usagelog.query.http;

import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** How many entries an answer has at most. */
final class PageSize {
    private static final int USUAL = 100;
    private static final int MAX = 1000;

    private PageSize() {}

    /** @throws ProblemException {@code INVALID_REQUEST} if it is no number within bounds */
    static int parse(@Nullable String limit) {
        if (limit == null) {
            return USUAL;
        }
        try {
            int size = Integer.parseInt(limit);
            if (size >= 1 && size <= MAX) {
                return size;
            }
        } catch (NumberFormatException notOne) {
            // Told below.
        }
        throw new ProblemException(
                ProblemDetails.of(Problem.INVALID_REQUEST, "limit: expected a number from 1 to %d.".formatted(MAX)));
    }
}
