package dev.parley.negotiation.agreement;

import dev.parley.protocol.agreement.Agreement;
import java.time.Instant;

/**
 * An agreement that stands.
 *
 * @param signed the agreement as a compact JWS
 */
public record StoredAgreement(Agreement agreement, Instant concludedAt, String signed) {}
