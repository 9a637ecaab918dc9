package dev.parley.bench.usage;

import dev.parley.backbone.Backbone;
import dev.parley.bench.Stage;
import dev.parley.bench.process.ServiceProcess;
import dev.parley.bench.process.Services;
import dev.parley.schemas.TopicSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A usage log service on a backbone of its own, to which clients report. */
final class ReportDesk implements AutoCloseable {
    private static final String OPERATOR = "operator-key-of-the-bench-0123456789";
    private static final int RECORDS_A_REPORT = 4000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Backbone backbone;
    private final ServiceProcess service;
    private final Reporters reporters;
    private final List<byte[]> reports;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newFixedThreadPool(Reporters.CLIENTS);

    private ReportDesk(Backbone backbone, ServiceProcess service, Reporters reporters) {
        this.backbone = backbone;
        this.service = service;
        this.reporters = reporters;
        this.reports = Reporters.clients()
                .mapToObj(client -> reporters.report(client, RECORDS_A_REPORT))
                .toList();
    }

    static ReportDesk open(Stage stage) throws Exception {
        stage.packages().usageLog();
        Backbone backbone = stage.backbone();
        try {
            TopicSetup.ensure(Map.of("bootstrap.servers", backbone.bootstrapServers()), 1, 1);
            var reporters = new Reporters();
            reporters.introduce(backbone.bootstrapServers());
            stage.progress("starting the usage log service");
            var services = new Services(stage.packages(), backbone, OPERATOR, reporters.keyRing());
            return new ReportDesk(backbone, services.startUsageLog(), reporters);
        } catch (Exception e) {
            backbone.close();
            throw e;
        }
    }

    String bootstrapServers() {
        return backbone.bootstrapServers();
    }

    /** How many records per second are acknowledged: every client sends its reports one after the other. */
    double recordsPerSecond(int reportsOfEach) throws Exception {
        var work = new ArrayList<Callable<Void>>();
        Reporters.clients()
                .forEach(client -> work.add(() -> {
                    for (int report = 0; report < reportsOfEach; report++) {
                        send(client);
                    }
                    return null;
                }));
        long start = System.nanoTime();
        for (Future<Void> done : threads.invokeAll(work)) {
            done.get();
        }
        return records(reportsOfEach) / ((System.nanoTime() - start) / 1e9);
    }

    /** All clients' records together. */
    static int records(int reportsOfEach) {
        return Reporters.CLIENTS * reportsOfEach * RECORDS_A_REPORT;
    }

    private void send(int client) throws IOException, InterruptedException {
        URI usage = service.address().resolve("/v1/usage");
        var request = HttpRequest.newBuilder(usage)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + reporters.key(client))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(reports.get(client)))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 202 || !answer.body().contains("\"accepted\":" + RECORDS_A_REPORT + ",")) {
            throw new IOException("A report was answered %d: %.300s\n%s"
                    .formatted(answer.statusCode(), answer.body(), service.endOfLog()));
        }
    }

    @Override
    public void close() throws Exception {
        threads.shutdown();
        http.close();
        service.close();
        backbone.close();
    }
}
