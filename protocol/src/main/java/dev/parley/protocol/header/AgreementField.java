package dev.parley.protocol.header;

import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.terms.Settlement;

/** The agreement that a response is served under, and how it is settled. */
public record AgreementField(AgreementId agreement, Settlement settlement) {}
