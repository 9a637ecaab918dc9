package dev.parley.negotiation.access;

import dev.parley.negotiation.directory.Dependency;
import dev.parley.protocol.agreement.Agreement;
import dev.parley.protocol.bounds.Bounds;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.match.Decision;
import dev.parley.protocol.terms.UnitPrice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request whose bounds meet an offer. */
public sealed interface Admission {

    AgreementId agreementId();

    Agreement agreement();

    /** What each unit costs at most, in the asset chosen for it; empty: free. */
    List<UnitPrice> prices();

    /**
     * A request that is granted for the first time.
     *
     * @param client absent: nobody that we know
     * @param keyId names the key that was shown
     * @param claim on the idempotency key, where the request has one
     */
    record First(
            AccessRequest request,
            Bounds bounds,
            Decision.Granted decision,
            AgreementId agreementId,
            Agreement agreement,
            @Nullable ClientId client,
            @Nullable String keyId,
            Repeats.Claim.@Nullable Mine claim)
            implements Admission {
        @Override
        public List<UnitPrice> prices() {
            return decision.prices();
        }
    }

    /** A request whose grant was sent before under its idempotency key, which may not have reached the stream. */
    record Resumed(AccessGrant grant, NumberedEvent event, Repeats.Claim.Mine claim) implements Admission {
        @Override
        public AgreementId agreementId() {
            return grant.agreementId();
        }

        @Override
        public Agreement agreement() {
            return grant.agreement();
        }

        @Override
        public List<UnitPrice> prices() {
            return grant.prices();
        }
    }

    /**
     * A request that would be granted and cannot be recorded, of a publisher that stays open: it may be served at no
     * price, and is counted then.
     */
    record Unmetered(First would, Dependency without) implements Admission {
        @Override
        public AgreementId agreementId() {
            return would.agreementId();
        }

        @Override
        public Agreement agreement() {
            return would.agreement();
        }

        @Override
        public List<UnitPrice> prices() {
            return would.prices();
        }
    }

    /** A request that was granted before under its idempotency key: the same grant, which is stored, stands for it. */
    record Again(AccessGrant grant) implements Admission {
        @Override
        public AgreementId agreementId() {
            return grant.agreementId();
        }

        @Override
        public Agreement agreement() {
            return grant.agreement();
        }

        @Override
        public List<UnitPrice> prices() {
            return grant.prices();
        }
    }
}
