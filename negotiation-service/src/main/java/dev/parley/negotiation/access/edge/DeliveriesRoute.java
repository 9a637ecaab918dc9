package dev.parley.negotiation.access.edge;

import dev.parley.negotiation.access.AccessLog;
import dev.parley.negotiation.access.AccessProblems;
import dev.parley.negotiation.access.DeliveryCheck;
import dev.parley.negotiation.access.DeliveryCheck.Finding;
import dev.parley.negotiation.access.ReportedDelivery;
import dev.parley.negotiation.access.Storing;
import dev.parley.negotiation.access.http.Answers;
import dev.parley.negotiation.access.http.BoundedBody;
import dev.parley.negotiation.event.Readiness;
import dev.parley.protocol.agreement.ResponseIds;
import dev.parley.protocol.id.PublisherId;
import dev.parley.shell.identity.CallableBy;
import dev.parley.shell.identity.Role;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/**
 * {@code POST /v1/deliveries}: an edge tells how the deliveries of its grants ended. Answered once the stream has all
 * that was accepted; the same report again changes nothing.
 */
@Singleton
public class DeliveriesRoute {
    private static final int MAX_BODY_BYTES = 1024 * 1024;
    /** Some megabytes of what the producer holds for the stream: reports must not crowd out grants. */
    private static final int MAX_UNDERWAY = 4 * DeliveriesBody.MAX_DELIVERIES;

    private final DeliveryCheck check;
    private final AccessLog log;
    private final EdgeCheck edges;
    private final Readiness readiness;
    private final Answers answers;
    private final Vertx vertx;
    private final Semaphore underway = new Semaphore(MAX_UNDERWAY);

    DeliveriesRoute(
            ResponseIds responseIds,
            InstantSource clock,
            EdgeConfiguration configuration,
            AccessLog log,
            EdgeCheck edges,
            Readiness readiness,
            Answers answers,
            Vertx vertx) {
        this.check = new DeliveryCheck(responseIds, clock, configuration.clockTolerance());
        this.log = log;
        this.edges = edges;
        this.readiness = readiness;
        this.answers = answers;
        this.vertx = vertx;
    }

    void register(@Observes Router router) {
        router.route("/v1/deliveries").handler(this::take);
    }

    @CallableBy(Role.EDGE)
    private void take(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!request.method().equals(HttpMethod.POST)) {
            answers.problem(
                    request,
                    ProblemDetails.of(Problem.METHOD_NOT_ALLOWED, "Send deliveries with POST.")
                            .withField("Allow", "POST"));
        } else if (!readiness.isReady()) {
            answers.problem(request, Answers.notReady());
        } else {
            read(request);
        }
    }

    private void read(HttpServerRequest request) {
        PublisherId publisher;
        DeliveriesBody form;
        try {
            publisher = edges.edge(request.headers()).publisher();
            form = form(request.headers());
        } catch (ProblemException turnedAway) {
            answers.problem(request, turnedAway.details());
            return;
        }
        BoundedBody.read(request, MAX_BODY_BYTES).onComplete(read -> {
            if (read.succeeded()) {
                take(request, publisher, form, read.result().getBytes());
            } else if (read.cause() instanceof BoundedBody.TooLargeException) {
                answers.problem(
                        request,
                        ProblemDetails.of(Problem.BODY_TOO_LARGE, "Send at most " + MAX_BODY_BYTES + " bytes.")
                                .with("limit", MAX_BODY_BYTES));
            }
        });
    }

    private static DeliveriesBody form(MultiMap headers) {
        if (headers.contains("Content-Encoding")) {
            throw unsupported("Send the body as it is, without Content-Encoding.");
        }
        return DeliveriesBody.of(Objects.requireNonNullElse(headers.get("Content-Type"), ""))
                .orElseThrow(() -> unsupported("Send application/json or application/x-ndjson."));
    }

    private static ProblemException unsupported(String detail) {
        return new ProblemException(ProblemDetails.of(Problem.UNSUPPORTED_MEDIA_TYPE, detail));
    }

    /** Some thousands of deliveries keep a thread busy for longer than a decision may wait for an event loop. */
    private void take(HttpServerRequest request, PublisherId publisher, DeliveriesBody form, byte[] body) {
        Context eventLoop = vertx.getOrCreateContext();
        vertx.executeBlocking(() -> take(check(publisher, form.read(body))), false)
                .compose(taken -> Future.fromCompletionStage(taken, eventLoop))
                .onSuccess(taken -> tell(request, taken))
                .onFailure(failure -> {
                    if (failure instanceof ProblemException turnedAway) {
                        answers.problem(request, turnedAway.details());
                    } else {
                        answers.failure(request, failure);
                    }
                });
    }

    private List<Finding> check(PublisherId publisher, List<ReadDelivery> deliveries) {
        return deliveries.stream()
                .map(delivery -> switch (delivery) {
                    case ReadDelivery.Claimed(var claim) -> check.check(publisher, claim);
                    case ReadDelivery.Unreadable(var faults) -> new Finding.Rejected(faults);
                })
                .toList();
    }

    /** @param stored false if the stream has not all that was accepted */
    private record Taken(List<Finding> findings, boolean stored) {}

    private CompletionStage<Taken> take(List<Finding> findings) {
        List<ReportedDelivery> accepted = findings.stream()
                .filter(Finding.Accepted.class::isInstance)
                .map(finding -> ((Finding.Accepted) finding).delivery())
                .toList();
        return store(accepted).thenApply(stored -> new Taken(findings, stored));
    }

    private CompletionStage<Boolean> store(List<ReportedDelivery> deliveries) {
        if (!log.isAccepting() || !underway.tryAcquire(deliveries.size())) {
            return CompletableFuture.completedStage(false);
        }
        List<CompletableFuture<Storing>> sent = deliveries.stream()
                .map(delivery -> log.store(log.number(delivery)).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                .whenComplete((done, failure) -> underway.release(deliveries.size()))
                .thenApply(done -> sent.stream().allMatch(each -> each.join() == Storing.STORED));
    }

    private void tell(HttpServerRequest request, Taken taken) {
        if (taken.stored()) {
            answers.json(request, DeliveriesJson.of(taken.findings()));
        } else {
            answers.problem(request, AccessProblems.deliveriesNotStored());
        }
    }
}
