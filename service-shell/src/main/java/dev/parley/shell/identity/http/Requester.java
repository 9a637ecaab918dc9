package dev.parley.shell.identity.http;

import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.shell.identity.Principal;
import dev.parley.shell.identity.Scope;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who sent the request that is being answered. */
@RequestScoped
public class Requester {
    private @Nullable Principal principal;

    void is(Principal known) {
        this.principal = known;
    }

    /** All that the caller may see. */
    public Scope scope() {
        if (principal == null) {
            throw new IllegalStateException("an endpoint without a caller");
        }
        return Scope.of(principal);
    }

    /**
     * What the caller asks to see of it.
     *
     * @param publisher an id, as it was sent
     * @param client likewise
     * @throws ProblemException {@code INVALID_REQUEST} on what is no id, {@code NOT_FOUND} on what is another's
     */
    public Scope scope(@Nullable String publisher, @Nullable String client) {
        return scope().narrow(id("publisher", publisher, PublisherId::new), id("client", client, PayerId::new))
                .orElseThrow(Requester::notFound);
    }

    /** What is another's looks like what does not exist, so that ids cannot be probed. */
    public static ProblemException notFound() {
        return new ProblemException(
                ProblemDetails.of(Problem.NOT_FOUND, "There is nothing of this name that your key opens."));
    }

    private static <T> @Nullable T id(String parameter, @Nullable String text, Function<String, T> parse) {
        try {
            return text == null ? null : parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemDetails.of(Problem.INVALID_REQUEST, parameter + ": " + e.getMessage() + "."));
        }
    }
}
