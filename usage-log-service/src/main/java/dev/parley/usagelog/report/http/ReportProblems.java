package dev.parley.usagelog.report.http;

import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.usagelog.record.Fault;
import dev.parley.usagelog.record.Tally;
import dev.parley.usagelog.report.LineOutcome;
import dev.parley.usagelog.report.ReportLimits;
import java.time.Duration;
import java.util.List;

/** Why a report as a whole is not taken. */
final class ReportProblems {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(1);
    private static final String AGAIN =
            "Send the same report again in a moment; a line counts once, however often it comes.";

    private ReportProblems() {}

    static ProblemDetails bodyTooLarge(ReportLimits limits) {
        return tooLarge("A body has at most %d bytes as it travels. Send several reports.", limits.sentBytes());
    }

    static ProblemDetails unpackedTooLarge(int maxBytes) {
        return tooLarge("A body has at most %d bytes once unpacked. Send several reports.", maxBytes);
    }

    static ProblemDetails tooManyRecords(int maxRecords) {
        return tooLarge("A report has at most %d records. Send several.", maxRecords);
    }

    private static ProblemDetails tooLarge(String sentence, int limit) {
        return ProblemDetails.of(Problem.BODY_TOO_LARGE, sentence.formatted(limit))
                .with("limit", limit);
    }

    static ProblemDetails malformed(int line, int column) {
        return ProblemDetails.of(
                        Problem.MALFORMED_BODY,
                        "The body is not JSON: see line %d, column %d. Nothing of it was taken."
                                .formatted(line, column))
                .with("line", line)
                .with("column", column);
    }

    static ProblemDetails unpackable() {
        return ProblemDetails.of(
                Problem.MALFORMED_BODY,
                "The body is not whole gzip, as Content-Encoding says. Nothing of it was taken.");
    }

    static ProblemDetails notAReport(List<Fault> faults) {
        return ProblemDetails.of(
                        Problem.INVALID_REQUEST, "The body is not a report: see faults. Nothing of it was taken.")
                .with("faults", faults);
    }

    static ProblemDetails nothingTaken(Tally tally, List<LineOutcome> lines) {
        return ProblemDetails.of(Problem.REPORT_REJECTED, "Every line has a fault: see records.")
                .with("accepted", tally.accepted())
                .with("rejected", tally.rejected())
                .with("parked", tally.parked())
                .with("records", ReportBody.lines(lines));
    }

    static ProblemDetails tooSlow(Duration limit) {
        return ProblemDetails.of(
                        Problem.REQUEST_TIMED_OUT,
                        "A body arrives within %s. Nothing of it was taken.".formatted(limit))
                .withField("Connection", "close");
    }

    static ProblemDetails tooFast(Duration pause) {
        return ProblemDetails.of(
                        Problem.TOO_MANY_REQUESTS,
                        "You report faster than you may. Wait as Retry-After says, and send the same report again.")
                .retryAfter(pause);
    }

    static ProblemDetails busy() {
        return ProblemDetails.of(Problem.SERVICE_BUSY, "Too many reports are being taken. " + AGAIN)
                .retryAfter(SHORT_PAUSE);
    }

    static ProblemDetails streamAway() {
        return ProblemDetails.of(Problem.STREAM_UNAVAILABLE, "What was reported cannot be stored now. " + AGAIN)
                .retryAfter(PAUSE);
    }

    static ProblemDetails databaseAway() {
        return ProblemDetails.of(
                        Problem.DATABASE_UNAVAILABLE,
                        "Lines of the report must wait for a key, and cannot be kept now. " + AGAIN)
                .retryAfter(PAUSE);
    }

    static ProblemDetails keysUnread() {
        return ProblemDetails.of(Problem.NOT_READY, "Keys are still being read. " + AGAIN)
                .retryAfter(PAUSE);
    }

    static ProblemDetails unforeseen() {
        return ProblemDetails.of(Problem.INTERNAL_ERROR, "It was recorded. " + AGAIN);
    }
}
