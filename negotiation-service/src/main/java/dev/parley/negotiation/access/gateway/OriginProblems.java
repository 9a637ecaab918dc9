package dev.parley.negotiation.access.gateway;

import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** What a client is told when an origin does not answer. None of it is ever charged. */
final class OriginProblems {
    private static final Logger LOG = Logger.getLogger(OriginProblems.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private OriginProblems() {}

    /** The origin took too long. */
    static final class LateException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** The request's body is larger than the gateway passes on. */
    static final class TooLargeException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** The request's body did not come whole. */
    static final class CutException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** No connection was to be had. */
    static ProblemDetails unreachable(Throwable failure) {
        if (failure instanceof ConnectionPoolTooBusyException) {
            return ProblemDetails.of(
                            Problem.ORIGIN_BUSY,
                            "Too many requests wait for the publisher's server; nothing was charged.")
                    .retryAfter(PAUSE);
        }
        return failure instanceof TimeoutException && !(failure instanceof ConnectException) ? late() : failed(failure);
    }

    /** The request was sent, in whole or in part, and no answer came. */
    static ProblemDetails of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LateException || cause instanceof TimeoutException) {
                return late();
            }
            if (cause instanceof TooLargeException) {
                return tooLarge();
            }
            if (cause instanceof CutException) {
                return ProblemDetails.of(Problem.MALFORMED_BODY, "The request's body did not come whole in time.");
            }
        }
        return failed(failure);
    }

    static ProblemDetails tooLarge() {
        return ProblemDetails.of(Problem.BODY_TOO_LARGE, "The request's body is larger than the gateway passes on.");
    }

    /** The answer broke off before any of it was released. */
    static ProblemDetails cut() {
        return ProblemDetails.of(
                Problem.ORIGIN_FAILED, "The publisher's server broke off its answer; nothing was charged.");
    }

    private static ProblemDetails late() {
        return ProblemDetails.of(
                Problem.ORIGIN_TIMED_OUT, "The publisher's server did not answer in time; nothing was charged.");
    }

    private static ProblemDetails failed(Throwable failure) {
        LOG.debugf("an origin failed: %s", failure);
        return ProblemDetails.of(
                Problem.ORIGIN_FAILED, "The publisher's server did not answer as it should; nothing was charged.");
    }
}
