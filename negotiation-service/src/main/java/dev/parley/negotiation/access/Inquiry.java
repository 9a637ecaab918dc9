package dev.parley.negotiation.access;

import dev.parley.negotiation.identity.Caller;
import dev.parley.protocol.bounds.Bounds;
import dev.parley.protocol.match.Decision;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is found out about one request on the way to its verdict. Handed on from stage to stage, never shared. */
final class Inquiry {
    private final AccessRequest request;
    private final Instant at;
    private final long began = System.nanoTime();

    private @Nullable Caller caller;
    private @Nullable Bounds bounds;
    private @Nullable Decision decision;

    Inquiry(AccessRequest request, Instant at) {
        this.request = request;
        this.at = at;
    }

    AccessRequest request() {
        return request;
    }

    void asks(Bounds stated) {
        bounds = stated;
    }

    void comesFrom(Caller known) {
        caller = known;
    }

    void isToldBy(Decision ofTheTerms) {
        decision = ofTheTerms;
    }

    Decided ended(Verdict verdict) {
        return new Decided(request, at, Duration.ofNanos(System.nanoTime() - began), caller, bounds, decision, verdict);
    }
}
