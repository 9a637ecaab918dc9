package dev.parley.billing.meter;

import java.time.Instant;
import java.util.UUID;

/**
 * How a grant ended, as an event reports it. It may come before its grant.
 *
 * @param id the reporting event's
 * @param grantId the grant's
 */
public record Outcome(UUID id, UUID grantId, Digest digest, Instant occurredAt, Ending ending) {}
