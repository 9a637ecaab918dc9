package dev.parley.negotiation.access.http;

import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.http.ProblemJson;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Answers of Parley's own, as opposed to an origin's. None is for a cache to keep. */
@Singleton
public class Answers {
    private static final Logger LOG = Logger.getLogger(Answers.class);

    private static final Duration START_PAUSE = Duration.ofSeconds(2);
    private static final Duration STOP_PAUSE = Duration.ofSeconds(1);

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
        boolean last = isLast(request) || details.problem() == Problem.STOPPING;
        send(request, ProblemJson.MEDIA_TYPE, problems.body(details), last);
    }

    /** Until all terms and keys are known, nothing can be decided. */
    public static ProblemDetails notReady() {
        return ProblemDetails.of(
                        Problem.NOT_READY, "Terms and keys are still being read. Send the request again in a moment.")
                .retryAfter(START_PAUSE);
    }

    /** While what is underway comes to its end. */
    public static ProblemDetails stopping() {
        return ProblemDetails.of(Problem.STOPPING, "Nothing new begins here. Send the request again in a moment.")
                .retryAfter(STOP_PAUSE);
    }

    /** For what nobody foresaw: the caller learns that it was not served, the log learns why. */
    public void failure(HttpServerRequest request, Throwable failure) {
        LOG.error("a request failed unexpectedly", failure);
        problem(
                request,
                ProblemDetails.of(Problem.INTERNAL_ERROR, "Nothing was served. The operator can find out why."));
    }

    /** Ends a response whose status and own fields are set; fails if the client has left. */
    public Future<Void> json(HttpServerRequest request, byte[] body) {
        return send(request, "application/json", body, isLast(request));
    }

    /** Ends a response whose own fields are set with 200 and no body; fails if the client has left. */
    public Future<Void> empty(HttpServerRequest request) {
        return finish(request, isLast(request), () -> request.response().end());
    }

    private static Future<Void> send(HttpServerRequest request, String type, byte[] body, boolean last) {
        HttpServerResponse response = request.response();
        response.putHeader("Content-Type", type);
        response.putHeader("Cache-Control", "no-store");
        return finish(request, last, () -> end(request, body));
    }

    /** @param last whether nothing else may come on the connection */
    private static Future<Void> finish(HttpServerRequest request, boolean last, Supplier<Future<Void>> end) {
        if (!last) {
            return end.get();
        }
        if (request.version() == HttpVersion.HTTP_2) {
            // Other streams of the connection come to their ends.
            return end.get().onComplete(sent -> request.connection().goAway(0));
        }
        request.response().putHeader("Connection", "close");
        return end.get().onComplete(sent -> request.connection().close());
    }

    private static Future<Void> end(HttpServerRequest request, byte[] body) {
        HttpServerResponse response = request.response();
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader("Content-Length", Integer.toString(body.length));
            return response.end();
        }
        return response.end(Buffer.buffer(body));
    }

    /** What is left of a request's body would have to be read to its end, and after an upgrade anything may follow. */
    private static boolean isLast(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_2
                && (!request.isEnded() && hasBody(request) || request.headers().contains("Upgrade"));
    }

    private static boolean hasBody(HttpServerRequest request) {
        return request.headers().contains("Content-Length") || request.headers().contains("Transfer-Encoding");
    }
}
