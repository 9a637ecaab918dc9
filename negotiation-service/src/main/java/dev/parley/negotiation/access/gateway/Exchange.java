package dev.parley.negotiation.access.gateway;

import dev.parley.negotiation.access.AccessGrant;
import dev.parley.negotiation.access.AccessProblems;
import dev.parley.negotiation.access.AccessRequest;
import dev.parley.negotiation.access.Admission;
import dev.parley.negotiation.access.Delivery;
import dev.parley.negotiation.access.Release;
import dev.parley.negotiation.access.RequestTarget;
import dev.parley.negotiation.access.Verdict;
import dev.parley.negotiation.access.http.AccessFieldLines;
import dev.parley.negotiation.access.http.DecisionJson;
import dev.parley.negotiation.directory.DeliveryMode;
import dev.parley.negotiation.directory.Site;
import dev.parley.protocol.match.Resource;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One request through the gateway: decided, asked of the origin, granted, released. Lives on one event loop.
 *
 * <p>The origin is asked first, and its answer is held until the grant is stored; what is not charged passes at once.
 */
final class Exchange {
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Site site;
    private final Gateway gateway;
    private final Context context;

    private @Nullable Admission admission;
    private @Nullable HttpClientRequest asked;
    private @Nullable BodyRelay delivering;
    private boolean headOnly;
    private boolean answered;
    private boolean clientGone;
    private boolean originGone;

    Exchange(HttpServerRequest request, Site site, Gateway gateway) {
        this.request = request;
        this.response = request.response();
        this.site = site;
        this.gateway = gateway;
        this.context = gateway.vertx.getOrCreateContext();
    }

    void begin() {
        request.pause();
        response.closeHandler(closed -> clientLeft());
        response.exceptionHandler(failure -> clientLeft());
        if (asksForUpgrade()) {
            reject(ProblemDetails.of(Problem.UPGRADE_REFUSED, "Only HTTP requests pass the gateway."));
            return;
        }
        if (!isPassable(request.method())) {
            reject(ProblemDetails.of(Problem.METHOD_NOT_ALLOWED, request.method() + " does not pass the gateway.")
                    .withField("Allow", "GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE"));
            return;
        }
        if (declaredLength() > gateway.configuration.maxRequestBody().asLongValue()) {
            reject(OriginProblems.tooLarge());
            return;
        }
        try {
            RequestTarget target = RequestTarget.parse(originForm());
            decide(target, Resource.of(site.origin().toString(), target.path()));
        } catch (IllegalArgumentException malformed) {
            reject(AccessProblems.unreadablePath(malformed));
        }
    }

    private void decide(RequestTarget target, Resource resource) {
        var access = new AccessRequest(
                site.publisher(),
                request.method().name(),
                resource,
                target.query(),
                AccessFieldLines.of(request.headers()),
                DeliveryMode.OBSERVED);
        // The one spelling that was decided on is the one that the origin is asked for.
        String uri = target.query().isEmpty() ? resource.path() : resource.path() + "?" + target.query();
        here(gateway.flow.decide(access))
                .onSuccess(verdict -> proceed(verdict, uri))
                .onFailure(this::fail);
    }

    private void proceed(Verdict verdict, String uri) {
        switch (verdict) {
            case Verdict.Rejected(ProblemDetails problem) -> reject(problem);
            case Verdict.Open open -> ask(uri);
            case Verdict.HeadOnly onlyTheHead -> {
                headOnly = true;
                ask(uri);
            }
            case Verdict.Admitted(Admission admitted) -> {
                admission = admitted;
                ask(uri);
            }
            case Verdict.Quoted(Admission.First quoted) -> {
                gateway.served.addPricing(quoted, response.headers());
                if (quoted.bounds().dryRun()) {
                    gateway.answers.json(request, DecisionJson.quoted(quoted));
                } else {
                    ask(uri);
                }
            }
        }
    }

    private void ask(String uri) {
        if (clientGone) {
            withdraw();
            return;
        }
        gateway.origins
                .request(site, request.method(), uri)
                .onSuccess(this::send)
                .onFailure(failure -> {
                    withdraw();
                    reject(OriginProblems.unreachable(failure));
                });
    }

    private void send(HttpClientRequest toOrigin) {
        asked = toOrigin;
        if (clientGone) {
            toOrigin.reset();
            withdraw();
            return;
        }
        long timer = gateway.vertx.setTimer(
                gateway.configuration.headTimeout().toMillis(),
                late -> toOrigin.reset(0, new OriginProblems.LateException()));
        toOrigin.response().onComplete(head -> {
            gateway.vertx.cancelTimer(timer);
            if (head.succeeded()) {
                answerWith(head.result());
            } else {
                withdraw();
                reject(OriginProblems.of(head.cause()));
            }
        });
        PassedFields.toOrigin(request.headers(), toOrigin.headers());
        Forwarding.tell(request, site, toOrigin.headers());
        sendBody(toOrigin);
    }

    private void sendBody(HttpClientRequest toOrigin) {
        String length = request.getHeader("Content-Length");
        boolean chunked = request.headers().contains("Transfer-Encoding");
        if (!chunked && (length == null || length.equals("0"))) {
            request.resume();
            toOrigin.end();
            return;
        }
        if (length == null) {
            toOrigin.setChunked(true);
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            response.writeContinue();
        }
        new BodyRelay(
                        gateway.vertx,
                        request,
                        toOrigin,
                        gateway.configuration.maxRequestBody().asLongValue())
                .start(gateway.configuration.idleTimeout())
                .onSuccess(end -> {
                    switch (end) {
                        case COMPLETE, TARGET_FAILED -> {
                            // How the origin answers, or fails to, tells the rest.
                        }
                        case TOO_LARGE -> toOrigin.reset(0, new OriginProblems.TooLargeException());
                        case SOURCE_FAILED, SOURCE_STALLED -> toOrigin.reset(0, new OriginProblems.CutException());
                        case TARGET_STALLED -> toOrigin.reset(0, new OriginProblems.LateException());
                    }
                });
    }

    private void answerWith(HttpClientResponse answer) {
        answered = true;
        answer.pause();
        answer.exceptionHandler(cut -> originGone = true);
        if (clientGone) {
            drop(answer);
            withdraw();
        } else if (admission == null || !isBillable(answer)) {
            withdraw();
            passOn(answer);
        } else {
            grant(admission, answer);
        }
    }

    private void grant(Admission admitted, HttpClientResponse answer) {
        here(gateway.flow.grant(admitted, validator(answer)))
                .onSuccess(release -> {
                    switch (release) {
                        case Release.Granted(AccessGrant grant) -> release(grant, answer);
                        case Release.Unmetered(Admission.Unmetered unmetered) -> release(unmetered, answer);
                        case Release.Withheld(ProblemDetails problem) -> {
                            drop(answer);
                            reject(problem);
                        }
                    }
                })
                .onFailure(failure -> {
                    drop(answer);
                    fail(failure);
                });
    }

    private void release(AccessGrant grant, HttpClientResponse answer) {
        if (clientGone) {
            drop(answer);
            gateway.flow.delivered(grant, new Delivery(Delivery.Outcome.CLIENT_ABORTED, answer.statusCode(), 0));
            return;
        }
        if (originGone) {
            ProblemDetails problem = OriginProblems.cut();
            gateway.flow.delivered(grant, new Delivery(Delivery.Outcome.ORIGIN_ABORTED, problem.status(), 0));
            reject(problem);
            return;
        }
        copyHead(answer);
        gateway.served.add(grant, response.headers());
        PassedFields.makePrivate(response.headers());
        exposeFields();
        relay(answer)
                .onSuccess(end ->
                        gateway.flow.delivered(grant, new Delivery(outcome(end), answer.statusCode(), delivered())));
    }

    /** For this client alone, as if it were granted, and with nothing else that a grant would say. */
    private void release(Admission.Unmetered unmetered, HttpClientResponse answer) {
        if (clientGone) {
            drop(answer);
            return;
        }
        if (originGone) {
            reject(OriginProblems.cut());
            return;
        }
        copyHead(answer);
        PassedFields.makePrivate(response.headers());
        relay(answer).onSuccess(end -> {
            if (end == BodyRelay.End.COMPLETE) {
                gateway.flow.served(unmetered);
            }
        });
    }

    /** Not charged: with the price where there is one, and nothing else of ours. */
    private void passOn(HttpClientResponse answer) {
        copyHead(answer);
        if (admission != null) {
            gateway.served.addPricing(admission, response.headers());
        }
        if (headOnly) {
            drop(answer);
            response.headers().remove("Content-Length");
            response.end();
        } else {
            relay(answer);
        }
    }

    private void copyHead(HttpClientResponse answer) {
        response.setStatusCode(answer.statusCode());
        PassedFields.toClient(answer.headers(), response.headers());
    }

    private Future<BodyRelay.End> relay(HttpClientResponse answer) {
        if (!answer.headers().contains("Content-Length") && hasBody(answer)) {
            response.setChunked(true);
        }
        var relay = new BodyRelay(gateway.vertx, answer, response, Long.MAX_VALUE);
        delivering = relay;
        return relay.start(gateway.configuration.idleTimeout()).onSuccess(end -> {
            switch (end) {
                case COMPLETE -> {}
                case SOURCE_FAILED, SOURCE_STALLED -> {
                    answer.request().reset();
                    cut();
                }
                case TARGET_FAILED, TARGET_STALLED, TOO_LARGE -> {
                    drop(answer);
                    cut();
                }
            }
        });
    }

    /** Lets go of what is not passed on. */
    private void drop(HttpClientResponse answer) {
        new UnwantedBody(gateway.vertx, answer).drop(gateway.configuration.idleTimeout());
    }

    /** The client must not take what it has for the whole. */
    private void cut() {
        if (request.version() == HttpVersion.HTTP_2) {
            response.reset();
        } else {
            // A response's reset would bypass whoever counts the requests that are underway.
            request.connection().close();
        }
    }

    private void clientLeft() {
        if (clientGone || response.ended()) {
            return;
        }
        clientGone = true;
        if (delivering != null) {
            delivering.targetClosed();
        } else if (asked != null && !answered) {
            asked.reset();
        }
    }

    private void withdraw() {
        if (admission != null) {
            gateway.flow.withdraw(admission);
        }
    }

    private void reject(ProblemDetails problem) {
        if (!clientGone) {
            response.headers().remove("Pricing");
            gateway.answers.problem(request, problem);
        }
    }

    private void fail(Throwable failure) {
        withdraw();
        gateway.answers.failure(request, failure);
    }

    private void exposeFields() {
        if (response.headers().contains("Access-Control-Allow-Origin")) {
            response.headers().add("Access-Control-Expose-Headers", "Pricing, Response-Id, Agreement");
        }
    }

    private long delivered() {
        return delivering == null ? 0 : delivering.bytes();
    }

    /** A target in absolute form is allowed (RFC 9112, section 3.2.2), but only with the host that was decided on. */
    private String originForm() {
        String target = request.uri();
        String absolute = "http://" + request.authority();
        return target.regionMatches(true, 0, absolute + "/", 0, absolute.length() + 1)
                ? target.substring(absolute.length())
                : target;
    }

    /** 0 where the request does not say; the server has refused whatever is not a number. */
    private long declaredLength() {
        String length = request.getHeader("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }

    private boolean asksForUpgrade() {
        return request.headers().contains("Upgrade") && request.headers().contains("Connection", "upgrade", true);
    }

    private boolean hasBody(HttpClientResponse answer) {
        int status = answer.statusCode();
        return !request.method().equals(HttpMethod.HEAD) && status != 204 && status != 304;
    }

    private <T> Future<T> here(CompletionStage<T> stage) {
        return Future.fromCompletionStage(stage, context);
    }

    private static boolean isPassable(HttpMethod method) {
        return !method.equals(HttpMethod.CONNECT) && !method.equals(HttpMethod.TRACE);
    }

    /** Only content is charged for. */
    private static boolean isBillable(HttpClientResponse answer) {
        return Delivery.isContent(answer.statusCode());
    }

    private static @Nullable String validator(HttpClientResponse answer) {
        String tag = answer.getHeader("ETag");
        return tag != null ? tag : answer.getHeader("Last-Modified");
    }

    private static Delivery.Outcome outcome(BodyRelay.End end) {
        return switch (end) {
            case COMPLETE -> Delivery.Outcome.COMPLETE;
            case SOURCE_FAILED, SOURCE_STALLED -> Delivery.Outcome.ORIGIN_ABORTED;
            case TARGET_FAILED, TARGET_STALLED, TOO_LARGE -> Delivery.Outcome.CLIENT_ABORTED;
        };
    }
}
