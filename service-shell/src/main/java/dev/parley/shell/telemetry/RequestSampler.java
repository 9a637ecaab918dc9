package dev.parley.shell.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Chooses which requests are traced. A stranger's {@code traceparent} names the trace, yet never has it recorded: who
 * asks for a page does not decide what the operator stores. What follows from a request is traced as the request is.
 *
 * <p>Query strings stay out of spans: they may hold what only the origin should know.
 */
public final class RequestSampler implements Sampler {
    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
    private static final AttributeKey<String> FULL_URL = AttributeKey.stringKey("url.full");

    private final double ratio;
    private final DoubleSupplier chance;
    private final Sampler asItsParent = Sampler.parentBased(Sampler.alwaysOff());

    /**
     * Traces some of the requests.
     *
     * @param ratio 0 to 1
     * @param chance evenly from 0, inclusive, to 1, exclusive
     */
    public RequestSampler(double ratio, DoubleSupplier chance) {
        if (!(ratio >= 0 && ratio <= 1)) {
            throw new IllegalArgumentException("expected a ratio from 0 to 1, not " + ratio);
        }
        this.ratio = ratio;
        this.chance = chance;
    }

    @Override
    public SamplingResult shouldSample(
            Context parent,
            String traceId,
            String name,
            SpanKind kind,
            Attributes attributes,
            List<LinkData> parentLinks) {
        SamplingDecision decision = kind == SpanKind.SERVER
                ? chance.getAsDouble() < ratio ? SamplingDecision.RECORD_AND_SAMPLE : SamplingDecision.DROP
                : asItsParent
                        .shouldSample(parent, traceId, name, kind, attributes, parentLinks)
                        .getDecision();
        return new Sampled(decision, withoutQuery(attributes));
    }

    /** What is said here comes after what the span was begun with, and stands in its place. */
    private static Attributes withoutQuery(Attributes attributes) {
        var cleaned = Attributes.builder();
        if (attributes.get(QUERY) != null) {
            cleaned.put(QUERY, "");
        }
        String url = attributes.get(FULL_URL);
        if (url != null && url.indexOf('?') >= 0) {
            cleaned.put(FULL_URL, url.substring(0, url.indexOf('?')));
        }
        return cleaned.build();
    }

    private record Sampled(SamplingDecision decision, Attributes attributes) implements SamplingResult {
        @Override
        public SamplingDecision getDecision() {
            return decision;
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }

        @Override
        public TraceState getUpdatedTraceState(TraceState parent) {
            return parent;
        }
    }

    @Override
    public String getDescription() {
        return "RequestSampler{" + ratio + "}";
    }
}
