package dev.parley.negotiation.access;

import dev.parley.protocol.agreement.Agreement;
import dev.parley.protocol.agreement.ResponseId;
import dev.parley.protocol.bounds.Bounds;
import dev.parley.protocol.header.AccessBoundsCodec;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.UuidV7;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes grants, each with an id that nobody can guess or forge. */
public final class GrantMint {
    private final Signing signing;
    private final RandomGenerator random;

    /** Makes the id of a response, as {@code ResponseIds} does. Throws if the keys do not. */
    public interface Signing {
        ResponseId sign(UUID id, PublisherId publisher, PayerId payer, AgreementId agreement);
    }

    /** No response id can be made now. */
    static final class KeysUnavailableException extends Exception {
        private static final long serialVersionUID = 1L;

        private KeysUnavailableException(RuntimeException why) {
            super(why);
        }
    }

    public GrantMint(Signing signing, RandomGenerator random) {
        this.signing = signing;
        this.random = random;
    }

    AccessGrant grant(Admission.First admission, @Nullable String validator, Instant now)
            throws KeysUnavailableException {
        UUID id = UuidV7.create(now, random);
        var agreement = admission.agreement();
        ResponseId responseId = sign(id, agreement, admission.agreementId());
        return new AccessGrant(
                id,
                now,
                responseId,
                admission.agreementId(),
                agreement,
                admission.client(),
                admission.keyId(),
                admission.decision().uses(),
                admission.bounds().ceilings(),
                admission.bounds().equals(Bounds.NONE) ? null : AccessBoundsCodec.format(admission.bounds()),
                admission.prices(),
                admission.decision().asset(),
                admission.request().resource(),
                admission.request().method(),
                validator,
                admission.bounds().ref(),
                admission.request().delivery(),
                admission.request().edge());
    }

    private ResponseId sign(UUID id, Agreement agreement, AgreementId agreementId) throws KeysUnavailableException {
        try {
            return signing.sign(id, agreement.publisher(), agreement.payer(), agreementId);
        } catch (RuntimeException why) {
            throw new KeysUnavailableException(why);
        }
    }
}
