package dev.parley.negotiation.access.edge;

import dev.parley.negotiation.access.AccessFlow;
import dev.parley.negotiation.access.AccessGrant;
import dev.parley.negotiation.access.Admission;
import dev.parley.negotiation.access.DeliveryToken;
import dev.parley.negotiation.access.Release;
import dev.parley.negotiation.access.Verdict;
import dev.parley.negotiation.access.http.Answers;
import dev.parley.negotiation.access.http.ServedFields;
import dev.parley.negotiation.directory.Directory;
import dev.parley.negotiation.directory.KeyHolder.OfEdge;
import dev.parley.negotiation.event.Readiness;
import dev.parley.protocol.agreement.ResponseIds;
import dev.parley.shell.identity.CallableBy;
import dev.parley.shell.identity.Role;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * {@code GET /v1/authorize}: a proxy asks whether it may serve what an agent asked it for. Any 2xx means that it may;
 * every other answer is the agent's, status, fields and body.
 */
@Singleton
public class AuthorizeRoute {
    private final AccessFlow flow;
    private final Directory directory;
    private final EdgeCheck edges;
    private final Readiness readiness;
    private final Answers answers;
    private final ServedFields served;
    private final ResponseIds responseIds;

    AuthorizeRoute(
            AccessFlow flow,
            Directory directory,
            EdgeCheck edges,
            Readiness readiness,
            Answers answers,
            ServedFields served,
            ResponseIds responseIds) {
        this.flow = flow;
        this.directory = directory;
        this.edges = edges;
        this.readiness = readiness;
        this.answers = answers;
        this.served = served;
        this.responseIds = responseIds;
    }

    void register(@Observes Router router) {
        router.route("/v1/authorize").handler(this::authorize);
    }

    @CallableBy(Role.EDGE)
    private void authorize(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            answers.problem(
                    request,
                    ProblemDetails.of(
                                    Problem.METHOD_NOT_ALLOWED,
                                    "Ask with GET, whatever the agent's method is, and name that in X-Forwarded-Method.")
                            .withField("Allow", "GET, HEAD"));
        } else if (!readiness.isReady()) {
            answers.problem(request, Answers.notReady());
        } else {
            decide(request);
        }
    }

    private void decide(HttpServerRequest request) {
        try {
            MultiMap headers = request.headers();
            OfEdge edge = edges.edge(headers);
            Optional<String> location = AccelRedirect.in(headers);
            var asked = ForwardedRequest.of(headers).asked(edge, directory, headers);
            onEventLoop(flow.decide(asked))
                    .onSuccess(verdict -> answer(request, verdict, location))
                    .onFailure(failure -> answers.failure(request, failure));
        } catch (ProblemException turnedAway) {
            answers.problem(request, turnedAway.details());
        } catch (RuntimeException unforeseen) {
            answers.failure(request, unforeseen);
        }
    }

    private void answer(HttpServerRequest request, Verdict verdict, Optional<String> location) {
        switch (verdict) {
            case Verdict.Open open -> allow(request, location);
            case Verdict.HeadOnly headOnly -> allow(request, location);
            case Verdict.Quoted(Admission.First quoted) -> quote(request, quoted, location);
            case Verdict.Admitted(Admission admission) -> grant(request, admission, location);
            case Verdict.Rejected(ProblemDetails problem) -> answers.problem(request, problem);
        }
    }

    /** A dry run must not be a 2xx: the edge would serve what nobody pays for. */
    private void quote(HttpServerRequest request, Admission.First quoted, Optional<String> location) {
        served.addPricing(quoted, request.response().headers());
        if (quoted.bounds().dryRun()) {
            answers.problem(request, DryRun.problem(quoted));
        } else {
            allow(request, location);
        }
    }

    private void grant(HttpServerRequest request, Admission admission, Optional<String> location) {
        onEventLoop(flow.grant(admission, null))
                .onSuccess(release -> {
                    switch (release) {
                        case Release.Granted(AccessGrant grant) -> tell(request, admission, grant, location);
                        case Release.Unmetered(Admission.Unmetered unmetered) -> tell(request, unmetered, location);
                        case Release.Withheld(ProblemDetails problem) -> answers.problem(request, problem);
                    }
                })
                .onFailure(failure -> answers.failure(request, failure));
    }

    private void tell(HttpServerRequest request, Admission admission, AccessGrant grant, Optional<String> location) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            flow.unanswered(admission, grant);
            return;
        }
        served.add(grant, response.headers());
        response.putHeader("Cache-Control", "private");
        response.putHeader(
                EdgeFields.DELIVERY, DeliveryToken.of(grant, responseIds).value());
        allow(request, location).onFailure(edgeLeft -> flow.unanswered(admission, grant));
    }

    /** For this agent alone, as if it were granted, and with nothing else that a grant would say. */
    private void tell(HttpServerRequest request, Admission.Unmetered unmetered, Optional<String> location) {
        if (!request.response().closed()) {
            request.response().putHeader("Cache-Control", "private");
            allow(request, location).onSuccess(sent -> flow.served(unmetered));
        }
    }

    private Future<Void> allow(HttpServerRequest request, Optional<String> location) {
        location.ifPresent(named -> request.response().putHeader(AccelRedirect.ANSWER, named));
        return answers.empty(request);
    }

    private static <T> Future<T> onEventLoop(CompletionStage<T> stage) {
        return Future.fromCompletionStage(stage, Vertx.currentContext());
    }
}
