package dev.parley.negotiation.access.metrics;

import dev.parley.negotiation.access.AccessGrant;
import dev.parley.negotiation.access.Admission;
import dev.parley.negotiation.access.Decided;
import dev.parley.negotiation.access.DecisionObserver;
import dev.parley.negotiation.access.Delivery;
import dev.parley.negotiation.access.Release;
import dev.parley.negotiation.access.Verdict;
import dev.parley.protocol.match.FailedAxis;
import dev.parley.protocol.match.OfferRefusal;
import dev.parley.shell.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts decisions by what became of them. Tags come from the service's own words, so that no caller can make new
 * series: neither paths nor names are among them.
 */
@Singleton
public class DecisionMetrics implements DecisionObserver {
    private static final Duration[] BUCKETS = {
        Duration.ofNanos(250_000),
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10)
    };

    private static final Set<Problem> MISSING =
            Set.of(Problem.STREAM_UNAVAILABLE, Problem.DATABASE_UNAVAILABLE, Problem.KEYS_UNAVAILABLE);

    private final MeterRegistry registry;
    private final Map<String, Counter> outcomes = new ConcurrentHashMap<>();
    private final Map<String, Counter> axes = new ConcurrentHashMap<>();
    private final Map<String, Counter> fates = new ConcurrentHashMap<>();
    private final Map<String, Counter> deliveries = new ConcurrentHashMap<>();
    private final Timer duration;
    private final Timer acknowledgement;

    public DecisionMetrics(MeterRegistry registry) {
        this.registry = registry;
        duration = timer("parley.decision.duration", "From the request to the verdict.");
        acknowledgement = timer(
                "parley.grant.acknowledgement",
                "From a grant's being sent to its being stored: the brokers' acknowledgement, and under an"
                        + " idempotency key the database's.");
    }

    @Override
    public void decided(Decided decided) {
        outcomes.computeIfAbsent(outcome(decided.verdict()), this::outcomes).increment();
        duration.record(decided.took());
        List<OfferRefusal> refusals = decided.refusals();
        if (!refusals.isEmpty()) {
            refusals.getFirst().failed().stream()
                    .map(FailedAxis::axis)
                    .distinct()
                    .forEach(axis -> axes.computeIfAbsent(axis, this::axes).increment());
        }
    }

    @Override
    public void released(Admission admission, Release release, Duration took) {
        switch (release) {
            case Release.Granted granted -> {
                acknowledgement.record(took);
                count("granted");
            }
            case Release.Unmetered unmetered -> count("unmetered");
            case Release.Withheld(var problem) -> count(fateOf(problem.problem()));
        }
    }

    @Override
    public void withdrawn(Admission admission) {
        count("withdrawn");
    }

    @Override
    public void delivered(AccessGrant grant, Delivery delivery) {
        deliveries.computeIfAbsent(word(delivery.outcome()), this::deliveries).increment();
    }

    @Override
    public void unanswered(AccessGrant grant) {
        count("unanswered");
    }

    private void count(String fate) {
        fates.computeIfAbsent(fate, this::fates).increment();
    }

    /** Operators are woken for the first, so it is for what is missing alone, and not for what callers can bring about. */
    private static String fateOf(Problem problem) {
        if (MISSING.contains(problem)) {
            return "withheld";
        }
        return problem == Problem.SERVICE_BUSY ? "busy" : "conflicting";
    }

    private static String outcome(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Open open -> "open";
            case Verdict.HeadOnly headOnly -> "open";
            case Verdict.Quoted quoted -> "quoted";
            case Verdict.Admitted admitted -> "admitted";
            case Verdict.Rejected(var problem) -> problem.problem().slug();
        };
    }

    private static String word(Delivery.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Counter outcomes(String outcome) {
        return counter("parley.decisions", "Decisions by their outcome.", "outcome", outcome);
    }

    private Counter axes(String axis) {
        return counter(
                "parley.decisions.failed", "Refusals by each axis that the nearest offer failed on.", "axis", axis);
    }

    private Counter fates(String fate) {
        return counter("parley.grants", "Admitted requests by what became of them.", "fate", fate);
    }

    private Counter deliveries(String outcome) {
        return counter("parley.deliveries", "Deliveries of granted responses by how they ended.", "outcome", outcome);
    }

    private Counter counter(String name, String description, String tag, String value) {
        return Counter.builder(name).description(description).tag(tag, value).register(registry);
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
