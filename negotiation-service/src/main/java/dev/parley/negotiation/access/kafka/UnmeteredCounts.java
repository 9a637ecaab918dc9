package dev.parley.negotiation.access.kafka;

import dev.parley.negotiation.directory.Dependency;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many responses were served at no price since this was last asked. */
final class UnmeteredCounts {
    private final Map<Of, Count> counts = new HashMap<>();

    /** Whom a count is about, and why it is one. */
    record Of(PublisherId publisher, PayerId payer, Dependency without) {}

    /** @param last when the last of the responses was served */
    record Count(Of of, long responses, Instant last) {
        private Count and(Count more) {
            return new Count(of, responses + more.responses, last.isAfter(more.last) ? last : more.last);
        }
    }

    synchronized void add(Of of, Instant at) {
        counts.merge(of, new Count(of, 1, at), Count::and);
    }

    synchronized List<Count> take() {
        var taken = new ArrayList<>(counts.values());
        counts.clear();
        return List.copyOf(taken);
    }
}
