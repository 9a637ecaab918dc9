package dev.parley.billing.invoice;

import dev.parley.billing.period.Period;
import java.time.Instant;

/**
 * An invoice as it leaves. It never changes.
 *
 * @param id {@code inv_} and base32 of a UUIDv7
 * @param sequence counts without gaps per publisher, from 1
 */
public record Invoice(
        String id,
        long sequence,
        Period period,
        String publisherName,
        String payerName,
        Instant issuedAt,
        InvoiceDraft draft) {

    /** As it is printed, as in {@code 2026-000017}: the year of the period, and the sequence. */
    public String number() {
        return "%d-%06d".formatted(period.name().month().getYear(), sequence);
    }
}
