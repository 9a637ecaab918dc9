package dev.parley.negotiation.access.http;

import dev.parley.negotiation.problem.Problem;
import dev.parley.negotiation.problem.ProblemDetails;
import dev.parley.negotiation.problem.http.ProblemJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Answers of Parley's own, as opposed to an origin's. None is for a cache to keep. */
@Singleton
public class Answers {
    private static final Logger LOG = Logger.getLogger(Answers.class);

    private final ProblemJson problems;

    Answers(ProblemJson problems) {
        this.problems = problems;
    }

    public void problem(HttpServerRequest request, ProblemDetails details) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(details.status());
        details.fields().forEach(response::putHeader);
        send(request, ProblemJson.MEDIA_TYPE, problems.body(details));
    }

    /** For what nobody foresaw: the caller learns that it was not served, the log learns why. */
    public void failure(HttpServerRequest request, Throwable failure) {
        LOG.error("a request failed unexpectedly", failure);
        problem(
                request,
                ProblemDetails.of(Problem.INTERNAL_ERROR, "Nothing was served. The operator can find out why."));
    }

    /** Ends a response whose status and own fields are set. */
    public void json(HttpServerRequest request, byte[] body) {
        send(request, "application/json", body);
    }

    private static void send(HttpServerRequest request, String type, byte[] body) {
        HttpServerResponse response = request.response();
        response.putHeader("Content-Type", type);
        response.putHeader("Cache-Control", "no-store");
        closeIfBodyIsUnread(request, response);
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader("Content-Length", Integer.toString(body.length));
            response.end();
        } else {
            response.end(Buffer.buffer(body));
        }
    }

    /** What is left of the request's body would otherwise have to be read to its end. */
    private static void closeIfBodyIsUnread(HttpServerRequest request, HttpServerResponse response) {
        if (!request.isEnded() && request.version() != HttpVersion.HTTP_2) {
            response.putHeader("Connection", "close");
        }
    }
}
