package dev.parley.negotiation.access;

import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;

/** An idempotency key belongs to one client of one publisher. */
public record RepeatKey(PublisherId publisher, ClientId client, IdempotencyKey key) {}
