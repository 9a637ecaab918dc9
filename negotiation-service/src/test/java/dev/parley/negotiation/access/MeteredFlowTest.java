package dev.parley.negotiation.access;

import static dev.parley.negotiation.access.Newsroom.KEY;
import static dev.parley.negotiation.access.Newsroom.fields;
import static dev.parley.negotiation.access.Newsroom.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.negotiation.access.metrics.DecisionMetrics;
import dev.parley.shell.problem.ProblemDetails;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MeteredFlowTest {
    private static final String ENOUGH = "access=\"0.002\";currency=EUR, cited=\"0.01\";currency=EUR";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DecisionMetrics metrics = new DecisionMetrics(registry);
    private final Newsroom newsroom = new Newsroom();

    @Test
    void countsDecisionsByOutcomeAndFailedAxis() {
        decide(get("/about/us", fields(null)));
        decide(get("/news/1", fields(KEY, ENOUGH)));
        decide(get("/news/1", fields(KEY, ENOUGH + ", dry-run")));
        decide(get("/news/1", fields(KEY, "access=\"0.001\";currency=EUR")));
        decide(get("/news/1", fields(KEY, "access=EUR")));

        assertThat(count("parley.decisions", "outcome", "open")).isOne();
        assertThat(count("parley.decisions", "outcome", "admitted")).isOne();
        assertThat(count("parley.decisions", "outcome", "quoted")).isOne();
        assertThat(count("parley.decisions", "outcome", "bounds-not-met")).isOne();
        assertThat(count("parley.decisions", "outcome", "malformed-header")).isOne();
        assertThat(count("parley.decisions.failed", "axis", "price")).isOne();
        assertThat(registry.get("parley.decision.duration").timer().count()).isEqualTo(5);
    }

    @Test
    void countsWhatBecameOfAdmittedRequests() {
        Admission admission = admission(decide(get("/news/1", fields(KEY, ENOUGH))));
        Release release =
                newsroom.flow.grant(admission, null).toCompletableFuture().join();

        metrics.released(admission, release, Duration.ofMillis(3));
        metrics.released(admission, new Release.Withheld(AccessProblems.streamUnavailable()), Duration.ofSeconds(5));
        metrics.delivered(((Release.Granted) release).grant(), new Delivery(Delivery.Outcome.CLIENT_ABORTED, 200, 17));
        metrics.withdrawn(admission);

        assertThat(count("parley.grants", "fate", "granted")).isOne();
        assertThat(count("parley.grants", "fate", "withheld")).isOne();
        assertThat(count("parley.grants", "fate", "withdrawn")).isOne();
        assertThat(count("parley.deliveries", "outcome", "client-aborted")).isOne();
        assertThat(registry.get("parley.grant.acknowledgement").timer().max(TimeUnit.MILLISECONDS))
                .isEqualTo(3);
    }

    /** An operator is woken for what is withheld. */
    @Test
    void callsWithheldOnlyWhatADependencyWithholds() {
        Admission admission = admission(decide(get("/news/1", fields(KEY, ENOUGH))));

        for (ProblemDetails problem : List.of(
                AccessProblems.keyInUse(),
                AccessProblems.contentChanged(),
                AccessProblems.databaseBusy(),
                AccessProblems.databaseUnavailable(),
                AccessProblems.keysUnavailable())) {
            metrics.released(admission, new Release.Withheld(problem), Duration.ofMillis(1));
        }

        assertThat(count("parley.grants", "fate", "withheld")).isEqualTo(2);
        assertThat(count("parley.grants", "fate", "conflicting")).isEqualTo(2);
        assertThat(count("parley.grants", "fate", "busy")).isOne();
    }

    @Test
    void makesNoSeriesOutOfWhatCallersSend() {
        decide(get("/news/0", fields(KEY, ENOUGH + ", ref=\"r0\"")));
        int series = registry.getMeters().size();

        for (int i = 1; i < 50; i++) {
            decide(get("/news/" + i, fields(KEY, ENOUGH + ", ref=\"r" + i + "\"")));
        }

        assertThat(registry.getMeters()).hasSize(series);
    }

    private Decided decide(AccessRequest request) {
        newsroom.flow.decide(request).toCompletableFuture().join();
        Decided seen = newsroom.observer.decided.getLast();
        metrics.decided(seen);
        return seen;
    }

    private double count(String name, String tag, String value) {
        return registry.get(name).tag(tag, value).counter().count();
    }

    private static Admission admission(Decided decided) {
        return ((Verdict.Admitted) decided.verdict()).admission();
    }
}
