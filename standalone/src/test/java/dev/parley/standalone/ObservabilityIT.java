package dev.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.standalone.http.Call;
import dev.parley.standalone.http.Key;
import dev.parley.standalone.http.Reply;
import dev.parley.standalone.process.ServiceProcess;
import dev.parley.standalone.stage.Agent;
import dev.parley.standalone.stage.Pause;
import dev.parley.standalone.stage.Publisher;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators see of the packages that they run. */
class ObservabilityIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String STRANGER = "b7ad6b7169203331";
    private static final Pattern METRIC = Pattern.compile("\\b(?:parley|jvm|agroal)_[a-z_]+\\b");

    private static TraceCollector collector;
    private static RunningStage running;

    @BeforeAll
    static void playALittle() {
        collector = new TraceCollector();
        running = RunningStage.throwAway(
                "observability",
                Map.of(
                        "quarkus.otel.sdk.disabled", "false",
                        "quarkus.otel.exporter.otlp.endpoint",
                                collector.address().toString(),
                        "quarkus.otel.exporter.otlp.protocol", "http/protobuf",
                        "quarkus.otel.traces.sampler.arg", "1.0",
                        "quarkus.otel.bsp.schedule.delay", "200ms",
                        "quarkus.log.console.json.enabled", "true"));
        read("/news/1?token=hush").expecting(402);
        running.http()
                .send(atlas("/news/1?token=hush")
                        .with("Access-Bounds", Agent.ATLAS.bounds())
                        .with("Idempotency-Key", "traced")
                        .with("traceparent", "00-" + TRACE + "-" + STRANGER + "-01"))
                .expecting(200);
    }

    @AfterAll
    static void stop() {
        running.close();
        collector.close();
    }

    @Test
    void tracesARequestFromTheEdgeToItsPosting() {
        TraceCollector.Seen edge = awaited(() ->
                ofTrace("negotiation-service").filter(span -> span.parent().equals(STRANGER)));
        TraceCollector.Seen booked = awaited(
                () -> ofTrace("billing-reconciler").filter(span -> span.name().equals("book")));

        assertThat(booked.parent()).isEqualTo(edge.id());
        assertThat(booked.attributes()).containsEntry("messaging.destination.name", "parley.access.v1");
    }

    @Test
    void keepsQueriesAndKeysOutOfTraces() {
        awaited(() -> ofTrace("negotiation-service"));

        assertThat(collector.spans())
                .isNotEmpty()
                .allSatisfy(span -> assertThat(span.toString())
                        .doesNotContain("hush")
                        .doesNotContain(secrets().toArray(String[]::new)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alerts.yml", "dashboard.json"})
    void showsEveryMetricThatTheExamplesName(String file) throws IOException {
        Set<String> named = METRIC.matcher(Files.readString(RunningStage.root().resolve("helm/observability/" + file)))
                .results()
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).isNotEmpty();

        eventually(() -> assertThat(metricNames()).containsAll(named));
    }

    @Test
    void countsWhatHappened() {
        eventually(() -> assertThat(metrics(running.stage().negotiation()))
                .contains("parley_decisions_total{outcome=\"bounds-not-met\"}")
                .contains("parley_decisions_failed_total{axis=\"price\"}")
                .contains("parley_grants_total{fate=\"granted\"}")
                .contains("parley_deliveries_total{outcome=\"complete\"}"));
        eventually(() -> assertThat(metrics(running.stage().billing()))
                .containsPattern("parley_intake_records_total\\{result=\"accepted\"} [1-9]"));
    }

    @Test
    void logsObjectsWithoutSecrets() throws IOException {
        for (ServiceProcess service : services()) {
            List<String> lines = Files.readAllLines(service.service().log());
            assertThat(lines).isNotEmpty().allSatisfy(line -> {
                assertThat(new ObjectMapper().readTree(line).path("message").isTextual())
                        .as(line)
                        .isTrue();
                assertThat(line)
                        .doesNotContain(secrets().toArray(String[]::new))
                        .doesNotContain("hush");
            });
        }
    }

    @Test
    void isAliveWithoutWhatItDependsOn() {
        running.stage().backbone().stopBroker();
        try {
            assertThat(services())
                    .allSatisfy(service -> running.http()
                            .send(Call.get(management(service, "/q/health/live")))
                            .expecting(200));
        } finally {
            running.stage().backbone().startBroker();
        }
    }

    private static Stream<TraceCollector.Seen> ofTrace(String service) {
        return collector.spans().stream()
                .filter(span -> span.trace().equals(TRACE) && span.service().equals(service));
    }

    private static List<String> secrets() {
        return running.cast().keys().stream().map(Key::value).toList();
    }

    private static List<ServiceProcess> services() {
        return List.of(
                running.stage().negotiation(),
                running.stage().usageLog(),
                running.stage().billing());
    }

    private static Set<String> metricNames() {
        return services().stream()
                .map(ObservabilityIT::metrics)
                .flatMap(String::lines)
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }

    private static String metrics(ServiceProcess service) {
        return running.http()
                .send(Call.get(management(service, "/q/metrics")))
                .expecting(200)
                .body();
    }

    private static URI management(ServiceProcess service, String path) {
        return URI.create("http://127.0.0.1:" + service.service().managementPort() + path);
    }

    private static Reply read(String path) {
        return running.http().send(atlas(path));
    }

    private static Call atlas(String path) {
        return Call.get(running.stage().page(Publisher.DAILY_PLANET.host(), path))
                .authorizedBy(running.cast().key(Agent.ATLAS, Publisher.DAILY_PLANET));
    }

    private static TraceCollector.Seen awaited(Supplier<Stream<TraceCollector.Seen>> spans) {
        eventually(
                () -> assertThat(spans.get()).as("among %s", collector.spans()).isNotEmpty());
        return spans.get().findFirst().orElseThrow();
    }

    private static void eventually(Runnable assertion) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                Pause.aMoment();
            }
        }
    }
}
