package dev.parley.usagelog.report.http;

import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import dev.parley.usagelog.report.json.ReportReader.Form;
import dev.parley.usagelog.report.json.ReportReader.Packing;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the header fields of a report say about it.
 *
 * @param idempotencyKey where one was sent
 */
record ReportHead(Form form, Packing packing, @Nullable String idempotencyKey) {
    private static final int MAX_KEY_LENGTH = 255;

    /** @throws ProblemException if the body could not be read by what is said of it */
    static ReportHead of(MultiMap fields) {
        return new ReportHead(form(fields), packing(fields), idempotencyKey(fields));
    }

    private static Form form(MultiMap fields) {
        String type = fields.get("Content-Type");
        String essence =
                type == null ? "" : type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        return switch (essence) {
            case "application/json" -> Form.JSON;
            case "application/x-ndjson" -> Form.NDJSON;
            default ->
                throw unsupported(
                        "Send application/json or application/x-ndjson, and say which in Content-Type.",
                        "Accept",
                        "application/json, application/x-ndjson");
        };
    }

    private static Packing packing(MultiMap fields) {
        List<String> codings = fields.getAll("Content-Encoding");
        String coding = String.join(",", codings).strip().toLowerCase(Locale.ROOT);
        return switch (coding) {
            case "", "identity" -> Packing.NONE;
            case "gzip", "x-gzip" -> Packing.GZIP;
            default ->
                throw unsupported(
                        "Send the body as it is, or packed once with Content-Encoding: gzip.",
                        "Accept-Encoding",
                        "gzip");
        };
    }

    private static @Nullable String idempotencyKey(MultiMap fields) {
        List<String> keys = fields.getAll("Idempotency-Key");
        if (keys.isEmpty()) {
            return null;
        }
        String key = keys.getFirst();
        if (keys.size() > 1 || key.isEmpty() || key.length() > MAX_KEY_LENGTH || !isPrintable(key)) {
            throw new ProblemException(ProblemDetails.of(
                    Problem.MALFORMED_HEADER,
                    "Send Idempotency-Key once, with 1 to %d printable ASCII characters.".formatted(MAX_KEY_LENGTH)));
        }
        return key;
    }

    private static boolean isPrintable(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private static ProblemException unsupported(String detail, String field, String accepted) {
        return new ProblemException(
                ProblemDetails.of(Problem.UNSUPPORTED_MEDIA_TYPE, detail).withField(field, accepted));
    }
}
