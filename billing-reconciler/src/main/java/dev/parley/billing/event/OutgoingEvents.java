package dev.parley.billing.event;

import dev.parley.billing.invoice.Invoice;
import dev.parley.billing.period.Completeness;
import dev.parley.billing.period.Period;
import java.time.Instant;

/** What other services hear of. */
public interface OutgoingEvents {

    /** @param sha256 of the invoice's document */
    OutgoingRecord issued(Invoice invoice, byte[] sha256);

    OutgoingRecord closed(Period period, Completeness completeness, Instant closedAt);
}
