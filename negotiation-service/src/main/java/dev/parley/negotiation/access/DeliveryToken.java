package dev.parley.negotiation.access;

import dev.parley.protocol.agreement.ResponseId;
import dev.parley.protocol.agreement.ResponseIds;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import java.util.Optional;

/**
 * By what an edge names a grant when it reports its delivery. Holds all that the report's event needs, so that nothing
 * is looked up; that it is genuine is shown by the response id's MAC, which covers the rest.
 *
 * @param responseId as claimed
 */
public record DeliveryToken(String responseId, AgreementId agreement, PayerId payer) {
    private static final String SEPARATOR = ".";
    private static final int PARTS = 3;
    private static final int MAX_LENGTH = 200;

    public static DeliveryToken of(AccessGrant grant) {
        return new DeliveryToken(
                grant.responseId().value(),
                grant.agreementId(),
                grant.agreement().payer());
    }

    /** The token that a text claims to be; empty if it has not the form of one. */
    public static Optional<DeliveryToken> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String[] parts = text.split("\\.", -1);
        try {
            return parts.length == PARTS
                    ? Optional.of(new DeliveryToken(parts[0], new AgreementId(parts[1]), new PayerId(parts[2])))
                    : Optional.empty();
        } catch (IllegalArgumentException notIds) {
            return Optional.empty();
        }
    }

    /** The response that was granted, if one of our keys made the token for this publisher. */
    Optional<ResponseId> verifiedBy(ResponseIds responseIds, PublisherId publisher) {
        return responseIds.verify(responseId, publisher, payer, agreement);
    }

    /** What travels: letters, digits, {@code - _} and dots. */
    public String value() {
        return String.join(SEPARATOR, responseId, agreement.value(), payer.value());
    }
}
