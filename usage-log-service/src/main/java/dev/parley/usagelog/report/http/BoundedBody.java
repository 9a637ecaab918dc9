package dev.parley.usagelog.report.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** Reads a body whole while holding no thread, but neither a long one nor one that takes long. */
final class BoundedBody {

    private BoundedBody() {}

    /** Why a body was not read to its end. */
    enum Excess {
        TOO_LARGE,
        TOO_SLOW
    }

    static final class ExcessException extends Exception {
        private static final long serialVersionUID = 1L;
        private final Excess excess;

        private ExcessException(Excess excess) {
            super(excess.name());
            this.excess = excess;
        }

        Excess excess() {
            return excess;
        }
    }

    /** Fails with {@link ExcessException}, or when the client goes away. */
    static Future<Buffer> read(Vertx vertx, HttpServerRequest request, int maxBytes, Duration timeout) {
        Promise<Buffer> read = Promise.promise();
        Buffer body = Buffer.buffer();
        long timer = vertx.setTimer(timeout.toMillis(), late -> read.tryFail(new ExcessException(Excess.TOO_SLOW)));
        request.exceptionHandler(read::tryFail);
        request.handler(chunk -> {
            if (body.length() + chunk.length() > maxBytes) {
                read.tryFail(new ExcessException(Excess.TOO_LARGE));
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> read.tryComplete(body));
        request.resume();
        return read.future().onComplete(done -> vertx.cancelTimer(timer));
    }
}
