package dev.parley.billing.meter;

import dev.parley.billing.rating.Relationship;
import java.time.Instant;
import java.util.UUID;

/**
 * How a grant ended, as an event reports it. It may come before its grant.
 *
 * @param id the reporting event's
 * @param grantId the grant's
 * @param relationship that the grant must be of
 */
public record Outcome(
        UUID id, UUID grantId, Relationship relationship, Digest digest, Instant occurredAt, Ending ending) {}
