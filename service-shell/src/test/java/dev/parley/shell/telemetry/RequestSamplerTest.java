package dev.parley.shell.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestSamplerTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
    private static final AttributeKey<String> FULL_URL = AttributeKey.stringKey("url.full");

    @Test
    void strangersDoNotDecideWhatIsRecorded() {
        var never = new RequestSampler(0, () -> 0.0);

        assertThat(sample(never, SpanKind.SERVER, parent(TraceFlags.getSampled()))
                        .getDecision())
                .isEqualTo(SamplingDecision.DROP);
    }

    @Test
    void recordsTheRatioThatIsAskedFor() {
        assertThat(sample(new RequestSampler(0.25, () -> 0.24), SpanKind.SERVER, Context.root())
                        .getDecision())
                .isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
        assertThat(sample(new RequestSampler(0.25, () -> 0.25), SpanKind.SERVER, Context.root())
                        .getDecision())
                .isEqualTo(SamplingDecision.DROP);
    }

    @Test
    void whatFollowsIsTracedAsItsRequestIs() {
        var never = new RequestSampler(0, () -> 0.0);

        assertThat(sample(never, SpanKind.CONSUMER, parent(TraceFlags.getSampled()))
                        .getDecision())
                .isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
        assertThat(sample(never, SpanKind.CONSUMER, parent(TraceFlags.getDefault()))
                        .getDecision())
                .isEqualTo(SamplingDecision.DROP);
        assertThat(sample(never, SpanKind.INTERNAL, Context.root()).getDecision())
                .isEqualTo(SamplingDecision.DROP);
    }

    @Test
    void keepsQueriesOut() {
        var incoming = Attributes.of(QUERY, "token=s3cret");
        var onward = Attributes.of(FULL_URL, "https://planet.example/news/1?token=s3cret");

        assertThat(cleaned(SpanKind.SERVER, incoming).get(QUERY)).isEmpty();
        assertThat(cleaned(SpanKind.CLIENT, onward).get(FULL_URL)).isEqualTo("https://planet.example/news/1");
    }

    private static Attributes cleaned(SpanKind kind, Attributes attributes) {
        return new RequestSampler(1, () -> 0.5)
                .shouldSample(Context.root(), TRACE, "GET", kind, attributes, List.of())
                .getAttributes();
    }

    @Test
    void refusesARatioThatIsNone() {
        assertThatThrownBy(() -> new RequestSampler(1.1, () -> 0.5)).hasMessageContaining("1.1");
        assertThatThrownBy(() -> new RequestSampler(Double.NaN, () -> 0.5)).hasMessageContaining("NaN");
    }

    private static SamplingResult sample(RequestSampler sampler, SpanKind kind, Context parent) {
        return sampler.shouldSample(parent, TRACE, "GET", kind, Attributes.empty(), List.of());
    }

    private static Context parent(TraceFlags flags) {
        return Context.root()
                .with(Span.wrap(
                        SpanContext.createFromRemoteParent(TRACE, "b7ad6b7169203331", flags, TraceState.getDefault())));
    }
}
