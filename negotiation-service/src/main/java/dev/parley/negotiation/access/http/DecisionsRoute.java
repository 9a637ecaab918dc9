package dev.parley.negotiation.access.http;

import dev.parley.negotiation.access.AccessFields;
import dev.parley.negotiation.access.AccessFlow;
import dev.parley.negotiation.access.AccessGrant;
import dev.parley.negotiation.access.AccessRequest;
import dev.parley.negotiation.access.Admission;
import dev.parley.negotiation.access.Release;
import dev.parley.negotiation.access.RequestTarget;
import dev.parley.negotiation.access.Verdict;
import dev.parley.negotiation.directory.DeliveryMode;
import dev.parley.negotiation.directory.Directory;
import dev.parley.negotiation.directory.Site;
import dev.parley.negotiation.event.Readiness;
import dev.parley.negotiation.identity.Caller;
import dev.parley.negotiation.identity.Identities;
import dev.parley.protocol.match.Resource;
import dev.parley.shell.identity.CallableBy;
import dev.parley.shell.identity.Role;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/decisions}: the one-hit decision for an edge of the client's or the publisher's own. Called by a
 * client with its key. A grant is owed at once: nobody here sees what is delivered.
 */
@Singleton
public class DecisionsRoute {
    private static final int MAX_BODY_BYTES = 64 * 1024;

    private final AccessFlow flow;
    private final Directory directory;
    private final Identities identities;
    private final Readiness readiness;
    private final Answers answers;
    private final ServedFields served;

    DecisionsRoute(
            AccessFlow flow,
            Directory directory,
            Identities identities,
            Readiness readiness,
            Answers answers,
            ServedFields served) {
        this.flow = flow;
        this.directory = directory;
        this.identities = identities;
        this.readiness = readiness;
        this.answers = answers;
        this.served = served;
    }

    void register(@Observes Router router) {
        router.route("/v1/decisions").handler(this::route);
    }

    /** What was decided is shown elsewhere ({@link DecisionFeedResource}). */
    @CallableBy(Role.ANYONE)
    private void route(RoutingContext context) {
        HttpMethod method = context.request().method();
        if (method.equals(HttpMethod.POST)) {
            decide(context);
        } else if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            context.next();
        } else {
            answers.problem(
                    context.request(),
                    ProblemDetails.of(Problem.METHOD_NOT_ALLOWED, "Use one of the methods in the field Allow.")
                            .withField("Allow", "GET, HEAD, POST"));
        }
    }

    @CallableBy(Role.CLIENT)
    private void decide(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!readiness.isReady()) {
            answers.problem(request, Answers.notReady());
            return;
        }
        BoundedBody.read(request, MAX_BODY_BYTES).onComplete(read -> {
            if (read.succeeded()) {
                answer(request, read.result());
            } else if (read.cause() instanceof BoundedBody.TooLargeException) {
                answers.problem(
                        request,
                        ProblemDetails.of(Problem.BODY_TOO_LARGE, "Send at most " + MAX_BODY_BYTES + " bytes."));
            }
        });
    }

    private void answer(HttpServerRequest request, Buffer body) {
        try {
            AccessRequest asked = asked(request.headers(), DecisionBody.read(body.getBytes()));
            onEventLoop(flow.decide(asked))
                    .onSuccess(verdict -> answer(request, verdict))
                    .onFailure(failure -> answers.failure(request, failure));
        } catch (ProblemException turnedAway) {
            answers.problem(request, turnedAway.details());
        } catch (IllegalArgumentException malformed) {
            answers.problem(request, ProblemDetails.of(Problem.MALFORMED_BODY, sentence(malformed)));
        } catch (RuntimeException unforeseen) {
            answers.failure(request, unforeseen);
        }
    }

    /** The key and the idempotency key are the caller's own; all else is what the agent sent. */
    private AccessRequest asked(MultiMap callers, DecisionBody body) {
        URI url = body.url();
        Site site = directory
                .site(url.getHost())
                .orElseThrow(() -> new ProblemException(ProblemDetails.of(
                        Problem.HOST_NOT_SERVED, "No publisher's terms speak for " + url.getHost() + " here.")));
        AccessFields agents = AccessFieldLines.of(body.headers());
        AccessFields own = AccessFieldLines.of(callers);
        requireClient(site, callers.get("Authorization"));
        RequestTarget target = RequestTarget.parse(path(url));
        var fields = new AccessFields(
                agents.accessBounds(),
                agents.ifPriceLte(),
                own.idempotencyKeys(),
                own.authorization(),
                agents.userAgent());
        return new AccessRequest(
                site.publisher(),
                body.method(),
                Resource.of(site.origin().toString(), target.path()),
                target.query(),
                fields,
                DeliveryMode.UNOBSERVED);
    }

    private static String path(URI url) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private void requireClient(Site site, @Nullable String authorization) {
        switch (identities.identify(site.publisher(), authorization)) {
            case Caller.KnownClient known -> {}
            case Caller.Anonymous anonymous ->
                throw unauthorized(
                        Problem.CREDENTIAL_MISSING,
                        "Send the client's key for this publisher as Authorization: Bearer.");
            case Caller.Invalid invalid -> throw unauthorized(Problem.CREDENTIAL_INVALID, invalid.why());
        }
    }

    private static ProblemException unauthorized(Problem problem, String detail) {
        return new ProblemException(
                ProblemDetails.of(problem, detail).withField("WWW-Authenticate", "Bearer realm=\"parley\""));
    }

    private void answer(HttpServerRequest request, Verdict verdict) {
        switch (verdict) {
            case Verdict.Open open -> answers.json(request, DecisionJson.open());
            case Verdict.HeadOnly headOnly -> answers.json(request, DecisionJson.open());
            case Verdict.Quoted(Admission.First admission) -> {
                served.addPricing(admission, request.response().headers());
                answers.json(request, DecisionJson.quoted(admission));
            }
            case Verdict.Admitted(Admission admission) -> grant(request, admission);
            case Verdict.Rejected(ProblemDetails problem) -> answers.problem(request, problem);
        }
    }

    private void grant(HttpServerRequest request, Admission admission) {
        onEventLoop(flow.grant(admission, null))
                .onSuccess(release -> {
                    switch (release) {
                        case Release.Granted(var grant) -> tell(request, admission, grant);
                        case Release.Unmetered(Admission.Unmetered unmetered) -> tell(request, unmetered);
                        case Release.Withheld(ProblemDetails problem) -> answers.problem(request, problem);
                    }
                })
                .onFailure(failure -> answers.failure(request, failure));
    }

    private void tell(HttpServerRequest request, Admission admission, AccessGrant grant) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            flow.unanswered(admission, grant);
            return;
        }
        served.add(grant, response.headers());
        answers.json(request, DecisionJson.granted(grant)).onFailure(clientLeft -> flow.unanswered(admission, grant));
    }

    private void tell(HttpServerRequest request, Admission.Unmetered unmetered) {
        if (!request.response().closed()) {
            answers.json(request, DecisionJson.unmetered(unmetered)).onSuccess(sent -> flow.served(unmetered));
        }
    }

    private static <T> Future<T> onEventLoop(CompletionStage<T> stage) {
        Context context = Vertx.currentContext();
        return Future.fromCompletionStage(stage, context);
    }

    private static String sentence(IllegalArgumentException malformed) {
        return "The body cannot be read: " + malformed.getMessage() + ".";
    }
}
