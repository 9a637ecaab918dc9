package dev.parley.negotiation.problem.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.parley.negotiation.store.Transactions;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import dev.parley.shell.problem.http.ProblemJson;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request into a problem; the caller never sees how the service is made. */
@Singleton
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final ProblemJson json;

    ProblemMappers(ProblemJson json) {
        this.json = json;
    }

    @ServerExceptionMapper
    public Response problem(ProblemException failure) {
        return answer(failure);
    }

    @ServerExceptionMapper
    public Response mismatch(MismatchedInputException failure) {
        return json.response(BodyProblems.of(failure));
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException failure) {
        if (failure.getCause() instanceof JacksonException body) {
            return json.response(BodyProblems.of(body));
        }
        return failure.getCause() instanceof ProblemException problem
                ? answer(problem)
                : json.response(byStatus(failure));
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable failure) {
        Optional<ProblemException> ofTheDatabase = Transactions.problemOf(failure);
        if (ofTheDatabase.isPresent()) {
            return answer(ofTheDatabase.get());
        }
        String incident = UUID.randomUUID().toString();
        LOG.errorf(failure, "event=unexpected incident=%s", incident);
        return json.response(ProblemDetails.of(
                        Problem.INTERNAL_ERROR, "It is logged under the incident's number; tell it to the operator.")
                .with("incident", incident));
    }

    private Response answer(ProblemException failure) {
        if (failure.details().status() >= 500) {
            LOG.warnf(
                    "event=unavailable problem=%s cause=%s",
                    failure.details().problem().slug(), failure.getCause());
        }
        return json.response(failure.details());
    }

    private static ProblemDetails byStatus(WebApplicationException failure) {
        Response response = failure.getResponse();
        return switch (response.getStatus()) {
            case 404 ->
                ProblemDetails.of(Problem.NOT_FOUND, "Nothing is found under this path; /openapi lists what is.");
            case 405 -> methodNotAllowed(response);
            case 406 ->
                ProblemDetails.of(
                        Problem.NOT_ACCEPTABLE, "The answer would be JSON: send Accept: application/json, or none.");
            case 413 -> ProblemDetails.of(Problem.BODY_TOO_LARGE, "The body is larger than this endpoint takes.");
            case 415 ->
                ProblemDetails.of(
                        Problem.UNSUPPORTED_MEDIA_TYPE,
                        "Name the body's type in Content-Type; /openapi lists what is taken.");
            case 400 -> ProblemDetails.of(Problem.INVALID_REQUEST, "The request cannot be understood.");
            default -> {
                LOG.errorf(failure, "event=unexpected status=%d", response.getStatus());
                yield ProblemDetails.of(Problem.INTERNAL_ERROR, "The request could not be answered.");
            }
        };
    }

    private static ProblemDetails methodNotAllowed(Response response) {
        var details = ProblemDetails.of(Problem.METHOD_NOT_ALLOWED, "Use one of the methods in the field Allow.");
        String allow = response.getHeaderString(HttpHeaders.ALLOW);
        return allow == null ? details : details.withField(HttpHeaders.ALLOW, allow);
    }
}
