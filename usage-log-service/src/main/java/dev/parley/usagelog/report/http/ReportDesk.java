package dev.parley.usagelog.report.http;

import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.store.StoreException;
import dev.parley.usagelog.record.ReportId;
import dev.parley.usagelog.report.ClientGate;
import dev.parley.usagelog.report.Reading;
import dev.parley.usagelog.report.ReportAnswer;
import dev.parley.usagelog.report.ReportFlow;
import dev.parley.usagelog.report.ReportLine;
import dev.parley.usagelog.report.http.Answers.Answer;
import dev.parley.usagelog.report.json.ReportReader;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/** Unpacks, reads and takes reports that have arrived, a few at a time. */
@Singleton
public class ReportDesk {
    private static final Logger LOG = Logger.getLogger(ReportDesk.class);
    private static final int MIN_WORKERS = 2;

    private final ReportReader reader;
    private final ReportFlow flow;
    private final Answers answers;
    private final ReportMetrics metrics;
    private final ExecutorService workers = Executors.newFixedThreadPool(
            Math.max(MIN_WORKERS, Runtime.getRuntime().availableProcessors()),
            Thread.ofPlatform().name("usage-report-", 0).daemon().factory());

    ReportDesk(ReportReader reader, ReportFlow flow, Answers answers, ReportMetrics metrics) {
        this.reader = reader;
        this.flow = flow;
        this.answers = answers;
        this.metrics = metrics;
    }

    @PreDestroy
    void close() {
        workers.shutdown();
    }

    /**
     * Takes a report; never fails otherwise than by its answer.
     *
     * @param body as it was sent
     * @param pass that the report's lines are counted on
     */
    CompletionStage<Answer> take(Incoming incoming, byte[] body, ClientGate.Pass pass) {
        return CompletableFuture.supplyAsync(() -> read(incoming, body), workers)
                .thenComposeAsync(
                        incoming.trace().wrapFunction(reading -> take(incoming, body, reading, pass)), workers)
                .exceptionally(failure -> answers.problem(problem(failure)));
    }

    private Reading read(Incoming incoming, byte[] body) {
        return reader.read(body, incoming.head().form(), incoming.head().packing());
    }

    private CompletionStage<Answer> take(Incoming incoming, byte[] body, Reading reading, ClientGate.Pass pass) {
        pass.spend(cost(incoming, body, reading));
        return switch (reading) {
            case Reading.Lines(List<ReportLine> lines) -> {
                long began = System.nanoTime();
                yield flow.take(incoming.reporter(), reportId(incoming, body), lines, incoming.keys())
                        .thenApply(answer -> answer(answer, Duration.ofNanos(System.nanoTime() - began)));
            }
            case Reading.Malformed(int line, int column) -> refuse(ReportProblems.malformed(line, column));
            case Reading.Unpackable() -> refuse(ReportProblems.unpackable());
            case Reading.NotAReport(var faults) -> refuse(ReportProblems.notAReport(faults));
            case Reading.TooLarge(int maxBytes) -> refuse(ReportProblems.unpackedTooLarge(maxBytes));
            case Reading.TooMany(int maxRecords) -> refuse(ReportProblems.tooManyRecords(maxRecords));
        };
    }

    /** In records: to find out that a body is of no use takes as long as to read it. */
    private int cost(Incoming incoming, byte[] body, Reading reading) {
        return reading instanceof Reading.Lines(List<ReportLine> lines)
                ? lines.size()
                : reader.mostRecords(body, incoming.head().packing());
    }

    private static ReportId reportId(Incoming incoming, byte[] body) {
        String key = incoming.head().idempotencyKey();
        return key == null ? ReportId.of(incoming.reporter(), body) : ReportId.of(incoming.reporter(), key, body);
    }

    private CompletionStage<Answer> refuse(ProblemDetails details) {
        return CompletableFuture.completedStage(answers.problem(details));
    }

    private Answer answer(ReportAnswer answer, Duration took) {
        return switch (answer) {
            case ReportAnswer.Taken(var report, var tally, var lines) -> {
                metrics.answered(tally);
                metrics.stored(took);
                yield answers.taken(ReportBody.of(report, tally, lines));
            }
            case ReportAnswer.NothingTaken(var tally, var lines) -> {
                metrics.answered(tally);
                yield answers.problem(ReportProblems.nothingTaken(tally, lines));
            }
            case ReportAnswer.StreamAway() -> answers.problem(ReportProblems.streamAway());
        };
    }

    private static ProblemDetails problem(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof StoreException) {
            LOG.warnf("event=parking-failed why=\"%s\"", cause.getMessage());
            return ReportProblems.databaseAway();
        }
        if (cause instanceof RejectedExecutionException) {
            return ReportProblems.busy();
        }
        LOG.error("event=report-failed", cause);
        return ReportProblems.unforeseen();
    }
}
