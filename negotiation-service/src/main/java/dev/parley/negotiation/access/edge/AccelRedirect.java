package dev.parley.negotiation.access.edge;

import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where nginx serves what may be served. Its {@code auth_request} can carry no 402 to the agent; a decision that it
 * passes through, and that sends it on to a named location when it is positive, can.
 */
final class AccelRedirect {
    static final String ANSWER = "X-Accel-Redirect";
    /** A named location alone: a path would let whoever sets the field choose what is served. */
    private static final Pattern NAMED = Pattern.compile("@[a-z0-9_-]{1,64}");

    private AccelRedirect() {}

    /**
     * The location that the edge named, if it named one.
     *
     * @throws ProblemException if it names several, or something else
     */
    static Optional<String> in(MultiMap headers) {
        List<String> lines = headers.getAll(EdgeFields.ACCEL_REDIRECT);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        if (lines.size() > 1 || !NAMED.matcher(lines.getFirst()).matches()) {
            throw new ProblemException(ProblemDetails.of(
                            Problem.MALFORMED_HEADER,
                            "Parley-Accel-Redirect must stand there once and name a location, as in @granted.")
                    .with("header", EdgeFields.ACCEL_REDIRECT)
                    .with("expected", "@ and 1 to 64 of a-z, 0-9, _ and -"));
        }
        return Optional.of(lines.getFirst());
    }
}
