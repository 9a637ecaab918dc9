package dev.parley.negotiation.access;

import dev.parley.protocol.agreement.ResponseIds;
import dev.parley.protocol.bounds.Bounds;
import dev.parley.protocol.header.AccessBoundsCodec;
import dev.parley.protocol.id.UuidV7;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes grants, each with an id that nobody can guess or forge. */
public final class GrantMint {
    private final ResponseIds responseIds;
    private final RandomGenerator random;

    public GrantMint(ResponseIds responseIds, RandomGenerator random) {
        this.responseIds = responseIds;
        this.random = random;
    }

    AccessGrant grant(Admission.First admission, @Nullable String validator, Instant now) {
        UUID id = UuidV7.create(now, random);
        var agreement = admission.agreement();
        var responseId = responseIds.mint(id, agreement.publisher(), agreement.payer(), admission.agreementId());
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
}
