package dev.parley.usagelog.report.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.http.ProblemJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;

/** Ends requests. No answer is for a cache to keep. */
@Singleton
public class Answers {
    /** For the client to read its answer, while what it still sends is thrown away. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final ProblemJson problems;
    private final ObjectMapper json;

    Answers(Vertx vertx, ProblemJson problems, ObjectMapper json) {
        this.vertx = vertx;
        this.problems = problems;
        this.json = json;
    }

    Answer problem(ProblemDetails details) {
        return new Answer(details, problems.body(details));
    }

    Answer taken(ReportBody body) {
        try {
            return new Answer(body, json.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer holds text, numbers and lists alone", e);
        }
    }

    /** What is to be sent; its body is written where time is not short. */
    record Answer(int status, String type, Map<String, String> fields, byte[] body) {
        Answer(ProblemDetails details, byte[] body) {
            this(details.status(), ProblemJson.MEDIA_TYPE, details.fields(), body);
        }

        Answer(ReportBody report, byte[] body) {
            this(202, "application/json", Map.of("Location", report.status()), body);
        }
    }

    /** Sends an answer, on the request's own event loop; completes when it is sent or cannot be. */
    Future<Void> send(HttpServerRequest request, Answer answer) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return Future.succeededFuture();
        }
        response.setStatusCode(answer.status());
        answer.fields().forEach(response::putHeader);
        response.putHeader("Content-Type", answer.type());
        response.putHeader("Cache-Control", "no-store");
        boolean unread = isBodyLeft(request);
        if (unread) {
            response.putHeader("Connection", "close");
        }
        return response.end(Buffer.buffer(answer.body())).onComplete(sent -> {
            if (unread) {
                throwAwayRest(request);
            }
        });
    }

    /** Whoever closes on a sender at once takes from it the answer that explains why. */
    private void throwAwayRest(HttpServerRequest request) {
        if (request.isEnded()) {
            request.connection().close();
            return;
        }
        long timer =
                vertx.setTimer(LINGER.toMillis(), late -> request.connection().close());
        request.exceptionHandler(gone -> vertx.cancelTimer(timer));
        request.handler(chunk -> {});
        request.endHandler(end -> {
            vertx.cancelTimer(timer);
            request.connection().close();
        });
        request.resume();
    }

    private static boolean isBodyLeft(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_2 && !request.isEnded();
    }
}
