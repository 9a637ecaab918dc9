package dev.parley.billing.ledger.store;

import org.jspecify.annotations.Nullable;

/**
 * What entries follow from.
 *
 * @param topic of the batch; null where a close made them
 * @param partition of the topic; null likewise
 * @param offset of the batch's first record; null likewise
 */
public record EntrySource(
        @Nullable String topic,
        @Nullable Integer partition,
        @Nullable Long offset) {
    public static final EntrySource CLOSE = new EntrySource(null, null, null);
}
