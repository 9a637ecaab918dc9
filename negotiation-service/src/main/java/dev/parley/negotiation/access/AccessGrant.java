package dev.parley.negotiation.access;

import dev.parley.negotiation.directory.DeliveryMode;
import dev.parley.protocol.agreement.Agreement;
import dev.parley.protocol.agreement.ResponseId;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.match.Resource;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import dev.parley.protocol.terms.Unit;
import dev.parley.protocol.terms.UnitPrice;
import dev.parley.protocol.terms.Use;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A response may be released, once this is stored.
 *
 * @param id the UUID inside the response id
 * @param responseId what the client gets as {@code Response-Id}
 * @param agreementId follows from the agreement; worked out once for a grant
 * @param agreement between whom, under which offer, settled how
 * @param caller who calls; absent: nobody that we know
 * @param keyId names the key that the caller showed
 * @param uses that the client stated, or the offer's where it stated none
 * @param ceilings that the client stated
 * @param bounds all that the client stated, in the richest dialect's canonical form; absent: nothing
 * @param prices in the asset that was chosen for each unit; empty: free
 * @param asset of {@code access}, or the publisher's currency where that is free
 * @param validator the entity tag or last modification of what is served, where the origin named one
 * @param reference the client's own, carried to its invoice
 * @param edge the proxy that asked; absent: the gateway, or the client itself
 */
public record AccessGrant(
        UUID id,
        Instant at,
        ResponseId responseId,
        AgreementId agreementId,
        Agreement agreement,
        @Nullable ClientId caller,
        @Nullable String keyId,
        Set<Use> uses,
        Map<Unit, List<Amount>> ceilings,
        @Nullable String bounds,
        List<UnitPrice> prices,
        Asset asset,
        Resource resource,
        String method,
        @Nullable String validator,
        @Nullable String reference,
        DeliveryMode delivery,
        @Nullable String edge) {}
