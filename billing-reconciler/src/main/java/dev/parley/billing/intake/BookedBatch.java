package dev.parley.billing.intake;

import dev.parley.billing.ledger.ChargeKey;
import dev.parley.billing.ledger.JournalEntry;
import dev.parley.billing.rating.RatedChange;
import java.util.List;
import java.util.Map;

/** A batch and everything that follows from it, ready to be written. */
public record BookedBatch(
        IntakeBatch batch, Sorted sorted, List<RatedChange> changes, Map<ChargeKey, JournalEntry> entries) {

    public BookedBatch {
        if (sorted.records() != batch.arrivals().size()) {
            throw new IllegalArgumentException("%d records came and %d are accounted for"
                    .formatted(batch.arrivals().size(), sorted.records()));
        }
    }
}
