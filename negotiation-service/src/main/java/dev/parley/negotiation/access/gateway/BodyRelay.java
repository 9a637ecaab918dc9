package dev.parley.negotiation.access.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;
import java.time.Duration;

/**
 * Passes a body on at the pace of whoever takes it. Lives on one event loop.
 *
 * <p>Neither side is closed here when the other one fails: what a cut should look like is known by the caller.
 */
final class BodyRelay {

    /** How a relay ended. */
    enum End {
        /** All of it was taken. */
        COMPLETE,
        SOURCE_FAILED,
        SOURCE_STALLED,
        TARGET_FAILED,
        TARGET_STALLED,
        TOO_LARGE
    }

    private final Vertx vertx;
    private final ReadStream<Buffer> source;
    private final WriteStream<Buffer> target;
    private final long maxBytes;
    private final Promise<End> ended = Promise.promise();
    private long bytes;
    private boolean progressed;
    private boolean waitingForTarget;

    /** @param maxBytes after which the relay ends as {@code TOO_LARGE} */
    BodyRelay(Vertx vertx, ReadStream<Buffer> source, WriteStream<Buffer> target, long maxBytes) {
        this.vertx = vertx;
        this.source = source;
        this.target = target;
        this.maxBytes = maxBytes;
    }

    /** @param idle how long nothing may move; noticed within twice that time */
    Future<End> start(Duration idle) {
        long watch = vertx.setPeriodic(idle.toMillis(), timer -> watch());
        source.exceptionHandler(failure -> ended.tryComplete(End.SOURCE_FAILED));
        target.exceptionHandler(failure -> ended.tryComplete(End.TARGET_FAILED));
        source.handler(this::pass);
        source.endHandler(end -> finish());
        source.resume();
        return ended.future().onComplete(end -> vertx.cancelTimer(watch));
    }

    /** The target is gone, which its stream alone does not always tell. */
    void targetClosed() {
        ended.tryComplete(End.TARGET_FAILED);
    }

    /** Bytes that were taken from the source and given to the target. */
    long bytes() {
        return bytes;
    }

    private void pass(Buffer chunk) {
        if (ended.future().isComplete()) {
            return;
        }
        progressed = true;
        if (bytes + chunk.length() > maxBytes) {
            source.pause();
            ended.tryComplete(End.TOO_LARGE);
            return;
        }
        bytes += chunk.length();
        target.write(chunk);
        if (target.writeQueueFull()) {
            waitingForTarget = true;
            source.pause();
            target.drainHandler(drained -> {
                progressed = true;
                waitingForTarget = false;
                source.resume();
            });
        }
    }

    private void finish() {
        if (ended.future().isComplete()) {
            return;
        }
        progressed = true;
        waitingForTarget = true;
        target.end().onComplete(end -> ended.tryComplete(end.succeeded() ? End.COMPLETE : End.TARGET_FAILED));
    }

    private void watch() {
        if (!progressed) {
            ended.tryComplete(waitingForTarget ? End.TARGET_STALLED : End.SOURCE_STALLED);
        }
        progressed = false;
    }
}
