package dev.parley.negotiation.problem.http;

import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.http.ProblemJson;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a body that announces itself as too large with a problem, where the server would just hang up. */
@Singleton
public class BodyLimit {
    /** Before everything that would read the body. */
    private static final int FIRST = 10_000;

    private final ProblemJson json;
    private final BigInteger limit;

    BodyLimit(ProblemJson json, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.json = json;
        this.limit = limit.asBigInteger();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext request) {
        String length = request.request().getHeader("Content-Length");
        if (length != null && exceeds(length)) {
            var details = ProblemDetails.of(
                            Problem.BODY_TOO_LARGE, "No body may have more than %s bytes here.".formatted(limit))
                    .with("limit", limit);
            request.response()
                    .setStatusCode(details.status())
                    .putHeader("Content-Type", ProblemJson.MEDIA_TYPE)
                    .putHeader("Cache-Control", "no-store")
                    .putHeader("Connection", "close")
                    .end(Buffer.buffer(json.body(details)));
        } else {
            request.next();
        }
    }

    private boolean exceeds(String length) {
        // What is not a number is the server's to refuse.
        return length.chars().allMatch(c -> c >= '0' && c <= '9')
                && !length.isEmpty()
                && new BigInteger(length).compareTo(limit) > 0;
    }
}
