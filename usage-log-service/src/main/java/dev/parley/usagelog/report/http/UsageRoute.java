package dev.parley.usagelog.report.http;

import dev.parley.protocol.agreement.ResponseIds;
import dev.parley.shell.identity.Principal;
import dev.parley.shell.identity.Role;
import dev.parley.shell.identity.http.Callers;
import dev.parley.shell.problem.ProblemException;
import dev.parley.usagelog.record.Reporter;
import dev.parley.usagelog.record.keys.FollowedKeys;
import dev.parley.usagelog.report.ClientGate;
import dev.parley.usagelog.report.ReportFlow;
import dev.parley.usagelog.report.ReportLimits;
import dev.parley.usagelog.report.http.Answers.Answer;
import dev.parley.usagelog.report.http.BoundedBody.ExcessException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * {@code POST /v1/usage}: takes a report. Called by a client with its key. Whether it may come in is decided before its
 * body is read; its body is collected by an event loop, and then unpacked, read and stored at the desk.
 */
@Singleton
public class UsageRoute {
    private final Vertx vertx;
    private final Callers callers;
    private final FollowedKeys keys;
    private final ReportLimits limits;
    private final Duration bodyTimeout;
    private final ClientGate gate;
    private final Semaphore places;
    private final ReportFlow flow;
    private final ReportDesk desk;
    private final Answers answers;

    UsageRoute(
            Vertx vertx,
            Callers callers,
            FollowedKeys keys,
            UsageConfiguration configuration,
            ReportLimits limits,
            ClientGate gate,
            ReportFlow flow,
            ReportDesk desk,
            Answers answers) {
        this.vertx = vertx;
        this.callers = callers;
        this.keys = keys;
        this.limits = limits;
        this.bodyTimeout = configuration.bodyTimeout();
        this.gate = gate;
        this.places = new Semaphore(configuration.maxReports());
        this.flow = flow;
        this.desk = desk;
        this.answers = answers;
    }

    void register(@Observes Router router) {
        router.route(HttpMethod.POST, "/v1/usage").handler(this::receive);
    }

    private void receive(RoutingContext context) {
        HttpServerRequest request = context.request();
        try {
            Incoming incoming = incoming(request);
            requireFitting(request);
            if (!flow.isAccepting(incoming.reporter())) {
                throw new ProblemException(ReportProblems.streamAway());
            }
            letIn(request, incoming);
        } catch (ProblemException turnedAway) {
            answers.send(request, answers.problem(turnedAway.details()));
        }
    }

    private Incoming incoming(HttpServerRequest request) {
        Reporter reporter = reporter(callers.require(request.getHeader("Authorization"), List.of(Role.CLIENT)));
        ResponseIds known = keys.current().orElseThrow(() -> new ProblemException(ReportProblems.keysUnread()));
        return new Incoming(reporter, ReportHead.of(request.headers()), known);
    }

    private static Reporter reporter(Principal caller) {
        return switch (caller) {
            case Principal.ClientOf(var publisher, var client) -> new Reporter(publisher, client);
            case Principal.Operator operator -> throw new IllegalStateException("only clients are let in");
            case Principal.PublisherItself publisher -> throw new IllegalStateException("only clients are let in");
        };
    }

    /** What announces itself as too large need not be sent. */
    private void requireFitting(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        if (length != null && Long.parseLong(length) > limits.sentBytes()) {
            throw new ProblemException(ReportProblems.bodyTooLarge(limits));
        }
    }

    private void letIn(HttpServerRequest request, Incoming incoming) {
        switch (gate.enter(incoming.reporter().client())) {
            case ClientGate.Wait(Duration pause) -> throw new ProblemException(ReportProblems.tooFast(pause));
            case ClientGate.Pass pass -> {
                if (!places.tryAcquire()) {
                    pass.close();
                    throw new ProblemException(ReportProblems.busy());
                }
                take(request, incoming, pass).onComplete(done -> {
                    places.release();
                    pass.close();
                });
            }
        }
    }

    private Future<Void> take(HttpServerRequest request, Incoming incoming, ClientGate.Pass pass) {
        Context loop = vertx.getOrCreateContext();
        continueOnExpectation(request);
        return BoundedBody.read(vertx, request, limits.sentBytes(), bodyTimeout)
                .compose(body -> Future.fromCompletionStage(desk.take(incoming, body.getBytes(), pass), loop))
                .recover(this::excess)
                .compose(answer -> answers.send(request, answer));
    }

    /** Fails with what is no excess: the client is gone, and there is nobody to answer. */
    private Future<Answer> excess(Throwable failure) {
        return failure instanceof ExcessException exceeded
                ? Future.succeededFuture(answers.problem(
                        switch (exceeded.excess()) {
                            case TOO_LARGE -> ReportProblems.bodyTooLarge(limits);
                            case TOO_SLOW -> ReportProblems.tooSlow(bodyTimeout);
                        }))
                : Future.failedFuture(failure);
    }

    /** RFC 9110, section 10.1.1: whoever asks before sending a body waits for this. */
    private static void continueOnExpectation(HttpServerRequest request) {
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
    }
}
