package dev.parley.shell.telemetry;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The trace that an event belongs to, as a header of its record (W3C Trace Context). Only traced events have one. */
public final class RecordTrace {
    private static final String HEADER = "traceparent";
    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-0[13]");

    private RecordTrace() {}

    /** Names the current span in a record, if it is recorded. */
    public static void write(Headers headers) {
        SpanContext current = Span.current().getSpanContext();
        if (current.isSampled()) {
            headers.add(
                    HEADER,
                    "00-%s-%s-01"
                            .formatted(current.getTraceId(), current.getSpanId())
                            .getBytes(US_ASCII));
        }
    }

    /** The span that a record came from; empty if it is not traced, or its header cannot be read. */
    public static Optional<SpanContext> read(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        if (header == null || header.value() == null) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(new String(header.value(), US_ASCII));
        return form.matches()
                ? Optional.of(SpanContext.createFromRemoteParent(
                                form.group(1), form.group(2), TraceFlags.getSampled(), TraceState.getDefault()))
                        .filter(SpanContext::isValid)
                : Optional.empty();
    }
}
