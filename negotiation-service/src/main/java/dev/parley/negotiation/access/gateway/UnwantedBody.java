package dev.parley.negotiation.access.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;

/**
 * The body of an answer that nobody gets. One that has come whole is read to its end, for its connection may serve
 * another request by now, which a reset would end; a longer one is reset. Lives on one event loop.
 */
final class UnwantedBody {
    /** More than can wait, unread, in a connection. */
    private static final int MAX_BYTES = 256 * 1024;

    private final Vertx vertx;
    private final HttpClientResponse answer;
    private long bytes;
    private boolean over;

    UnwantedBody(Vertx vertx, HttpClientResponse answer) {
        this.vertx = vertx;
        this.answer = answer;
    }

    /** @param idle how long it may take */
    void drop(Duration idle) {
        long timer = vertx.setTimer(idle.toMillis(), late -> reset());
        try {
            answer.exceptionHandler(cut -> end(timer));
            answer.endHandler(whole -> end(timer));
            answer.handler(chunk -> take(chunk, timer));
            answer.resume();
        } catch (IllegalStateException readToItsEnd) {
            end(timer);
        }
    }

    private void take(Buffer chunk, long timer) {
        bytes += chunk.length();
        if (bytes > MAX_BYTES) {
            vertx.cancelTimer(timer);
            reset();
        }
    }

    private void end(long timer) {
        over = true;
        vertx.cancelTimer(timer);
    }

    private void reset() {
        if (!over) {
            over = true;
            answer.request().reset();
        }
    }
}
