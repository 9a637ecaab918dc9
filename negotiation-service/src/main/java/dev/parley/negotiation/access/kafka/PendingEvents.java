package dev.parley.negotiation.access.kafka;

import dev.parley.negotiation.access.NumberedEvent;
import dev.parley.negotiation.access.Repeats;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Events that the stream has not taken yet and must get, kept so that a crash does not lose them. */
public interface PendingEvents {

    /**
     * Keeps an event. Fails if the store cannot take it now; repeating it changes nothing.
     *
     * @param claim that is given back with it, both or neither; absent: none
     * @return false if the claim was lost, and nothing is kept
     */
    CompletionStage<Boolean> keep(NumberedEvent event, Repeats.Claim.@Nullable Mine claim);

    /** Fails if the store is not there now. */
    CompletionStage<Void> forget(UUID event);

    /** At most 500 events of whatever process that have been kept for so long, the oldest first. */
    CompletionStage<List<NumberedEvent>> olderThan(Duration age);
}
