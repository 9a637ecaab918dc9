package dev.parley.negotiation.access.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Reads a small body whole. */
public final class BoundedBody {

    private BoundedBody() {}

    /** The body was longer than allowed; the rest of it was not read. */
    public static final class TooLargeException extends Exception {
        private static final long serialVersionUID = 1L;

        TooLargeException(int maxBytes) {
            super("more than " + maxBytes + " bytes");
        }
    }

    /** Fails with {@link TooLargeException}, or when the client goes away. */
    public static Future<Buffer> read(HttpServerRequest request, int maxBytes) {
        Promise<Buffer> read = Promise.promise();
        Buffer body = Buffer.buffer();
        request.exceptionHandler(read::tryFail);
        request.handler(chunk -> {
            if (body.length() + chunk.length() > maxBytes) {
                request.pause();
                read.tryFail(new TooLargeException(maxBytes));
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> read.tryComplete(body));
        request.resume();
        return read.future();
    }
}
