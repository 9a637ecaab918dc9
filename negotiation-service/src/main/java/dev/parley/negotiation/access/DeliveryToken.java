package dev.parley.negotiation.access;

import dev.parley.protocol.agreement.ResponseId;
import dev.parley.protocol.agreement.ResponseIds;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import java.util.Optional;

/**
 * By what an edge names a grant when it reports its delivery. Holds all that the report's event needs, so that nothing
 * is looked up. That it is genuine is shown by a MAC, which covers the rest and is not the response id's: agents and
 * publishers see response ids, the gateway's too, and only what an edge was given may be reported by one.
 *
 * @param id of the response, as claimed, with the MAC
 */
public record DeliveryToken(String id, AgreementId agreement, PayerId payer) {
    private static final String SEPARATOR = ".";
    private static final int PARTS = 3;
    private static final int MAX_LENGTH = 200;

    /** For a grant that an edge asked for. */
    public static DeliveryToken of(AccessGrant grant, ResponseIds responseIds) {
        AgreementId agreement = grant.agreementId();
        PayerId payer = grant.agreement().payer();
        ResponseId id =
                responseIds.mintForDelivery(grant.id(), grant.agreement().publisher(), payer, agreement);
        return new DeliveryToken(id.value(), agreement, payer);
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
        return responseIds.verifyForDelivery(id, publisher, payer, agreement);
    }

    /** What travels: letters, digits, {@code - _} and dots. */
    public String value() {
        return String.join(SEPARATOR, id, agreement.value(), payer.value());
    }
}
