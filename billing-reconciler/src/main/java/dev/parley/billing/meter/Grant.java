package dev.parley.billing.meter;

import dev.parley.billing.rating.Deal;
import dev.parley.billing.rating.PriceList;
import java.time.Instant;
import java.util.UUID;

/**
 * A response that may have been released.
 *
 * @param id the event's, and the response id's
 * @param prices what using the response costs
 * @param observed whether somebody reports the last byte: then it is owed on a complete delivery, otherwise at once
 * @param resource origin and path
 */
public record Grant(
        UUID id, Digest digest, Instant occurredAt, Deal deal, PriceList prices, boolean observed, String resource) {}
