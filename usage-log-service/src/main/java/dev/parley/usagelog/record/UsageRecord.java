package dev.parley.usagelog.record;

import dev.parley.protocol.agreement.ResponseId;
import dev.parley.protocol.bounds.Bounds;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.terms.Unit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a report: what was done with something that was accessed.
 *
 * @param response what the access was answered with; not proven yet
 * @param agreement that the access fell under, as the client says
 * @param use a usage word
 * @param quantity how often: 1 to 1 000 000
 * @param usedAt to the microsecond
 * @param reference the client's own, carried to its invoice: 1 to 64 printable ASCII characters
 */
public record UsageRecord(
        RecordId id,
        ResponseId response,
        AgreementId agreement,
        Unit use,
        int quantity,
        Instant usedAt,
        @Nullable String reference) {
    public static final int MAX_QUANTITY = 1_000_000;

    /** @throws IllegalArgumentException if a component is not as described */
    public UsageRecord {
        if (!use.isUsageWord()) {
            throw new IllegalArgumentException("expected a usage word, not " + use);
        }
        if (quantity < 1 || quantity > MAX_QUANTITY) {
            throw new IllegalArgumentException("expected a quantity from 1 to " + MAX_QUANTITY);
        }
        if (reference != null && !isReference(reference)) {
            throw new IllegalArgumentException("expected a reference of 1 to 64 printable ASCII characters");
        }
    }

    public static boolean isReference(String text) {
        return !text.isEmpty()
                && text.length() <= Bounds.MAX_REF_LENGTH
                && text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
