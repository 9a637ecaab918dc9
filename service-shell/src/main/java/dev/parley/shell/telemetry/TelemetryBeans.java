package dev.parley.shell.telemetry;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What tracing needs and Quarkus does not know. */
@Singleton
public class TelemetryBeans {

    /** @param ratio of requests that are traced, 0 to 1 */
    @Produces
    @Singleton
    Sampler sampler(@ConfigProperty(name = "quarkus.otel.traces.sampler.arg", defaultValue = "0.01") double ratio) {
        return new RequestSampler(ratio, () -> ThreadLocalRandom.current().nextDouble());
    }
}
