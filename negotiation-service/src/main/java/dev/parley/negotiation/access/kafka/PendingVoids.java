package dev.parley.negotiation.access.kafka;

import dev.parley.negotiation.access.NumberedEvent;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Voids that the stream has not taken yet, kept so that a crash does not lose them. */
public interface PendingVoids {

    /** Fails if the store cannot take it now. Repeating it changes nothing. */
    CompletionStage<Void> keep(NumberedEvent event);

    /** Fails if the store is not there now. */
    CompletionStage<Void> forget(UUID grant);

    /** At most 500 voids of whatever process that have been kept for so long, the oldest first. */
    CompletionStage<List<NumberedEvent>> olderThan(Duration age);
}
