package dev.parley.shell.telemetry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTraceTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    private final RecordHeaders headers = new RecordHeaders();

    @Test
    void readsWhatItWrote() {
        try (var scope = span(TraceFlags.getSampled()).makeCurrent()) {
            RecordTrace.write(headers);
        }

        assertThat(RecordTrace.read(headers)).hasValueSatisfying(read -> {
            assertThat(read.getTraceId()).isEqualTo(TRACE);
            assertThat(read.getSpanId()).isEqualTo(SPAN);
            assertThat(read.isSampled()).isTrue();
        });
    }

    @Test
    void writesNothingWhereNothingIsRecorded() {
        RecordTrace.write(headers);
        try (var scope = span(TraceFlags.getDefault()).makeCurrent()) {
            RecordTrace.write(headers);
        }

        assertThat(headers.toArray()).isEmpty();
        assertThat(RecordTrace.read(headers)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more"
            })
    void passesOverWhatCannotBeRead(String value) {
        headers.add("traceparent", value.getBytes(US_ASCII));

        assertThat(RecordTrace.read(headers)).isEmpty();
    }

    private static Span span(TraceFlags flags) {
        return Span.wrap(SpanContext.create(TRACE, SPAN, flags, TraceState.getDefault()));
    }
}
