package dev.parley.billing.ledger.store;

import org.jspecify.annotations.Nullable;

/**
 * What entries follow from.
 *
 * @param partition of the access stream; null where a close made them
 * @param offset of the batch's first record; null likewise
 */
public record EntrySource(
        @Nullable Integer partition, @Nullable Long offset) {
    public static final EntrySource CLOSE = new EntrySource(null, null);
}
