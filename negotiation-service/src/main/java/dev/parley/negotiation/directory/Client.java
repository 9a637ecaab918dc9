package dev.parley.negotiation.directory;

import dev.parley.protocol.id.ClientId;
import java.time.Instant;

/**
 * The organisation behind agents.
 *
 * @param version grows with each change; of two states the higher one holds
 */
public record Client(ClientId id, long version, Instant changedAt, String name) {}
