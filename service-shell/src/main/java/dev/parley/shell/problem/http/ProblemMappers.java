package dev.parley.shell.problem.http;

import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import dev.parley.shell.store.StoreException;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Whatever ends a request, its answer is a problem. */
@IfBuildProperty(name = "parley.shell.parties", stringValue = "followed", enableIfMissing = true)
@Singleton
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final String AGAIN = "Send the same request again in a moment; to repeat it is safe.";
    private static final String ASK_LESS =
            "This took too long and was given up. Ask for less, such as a shorter time or one agreement. " + AGAIN;

    private final ProblemJson json;

    public ProblemMappers(ProblemJson json) {
        this.json = json;
    }

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return json.response(e.details());
    }

    @ServerExceptionMapper
    Response store(StoreException e) {
        LOG.errorf(e, "http.store-failed");
        return json.response(ProblemDetails.of(Problem.DATABASE_UNAVAILABLE, e.tookTooLong() ? ASK_LESS : AGAIN)
                .retryAfter(PAUSE));
    }

    @ServerExceptionMapper
    Response stream(KafkaException e) {
        LOG.errorf(e, "http.stream-failed");
        return json.response(
                ProblemDetails.of(Problem.STREAM_UNAVAILABLE, AGAIN).retryAfter(PAUSE));
    }

    @ServerExceptionMapper
    Response refusal(WebApplicationException e) {
        return switch (e.getResponse().getStatus()) {
            case 404 -> json.response(ProblemDetails.of(Problem.NOT_FOUND, "Nothing answers at this path."));
            case 405 -> json.response(ProblemDetails.of(Problem.METHOD_NOT_ALLOWED, "Nothing answers to this method."));
            case 406 ->
                json.response(ProblemDetails.of(
                        Problem.NOT_ACCEPTABLE, "Accept application/json, or text/csv where a table can be had."));
            case 400 ->
                json.response(
                        ProblemDetails.of(Problem.INVALID_REQUEST, "A parameter is not of the form that is expected."));
            default -> unexpected(e);
        };
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException e) {
        LOG.errorf(e, "http.failed");
        return json.response(ProblemDetails.of(Problem.INTERNAL_ERROR, "It was recorded. " + AGAIN));
    }
}
