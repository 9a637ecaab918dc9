package dev.parley.protocol.match;

import dev.parley.protocol.bounds.Bounds;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Price;
import dev.parley.protocol.terms.Duty;
import dev.parley.protocol.terms.Region;
import dev.parley.protocol.terms.Settlement;
import dev.parley.protocol.terms.Unit;
import dev.parley.protocol.terms.Use;
import dev.parley.protocol.terms.UserKind;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One reason why an offer does not meet a request: what was stated, what would do, and whether anything would. */
public sealed interface FailedAxis {

    /** The axis by its name in answers, as in {@code price}. */
    String axis();

    Remedy remedy();

    /** The bounds with this axis mended; unchanged where no bound mends it. */
    default Bounds amend(Bounds bounds) {
        return bounds;
    }

    /**
     * No ceiling reaches the price of a unit.
     *
     * @param asked the prices of the unit, one per asset, the terms' own currency first
     * @param stated the ceilings for the unit; empty: none stated, which is zero
     */
    record PriceAboveCeiling(Unit unit, List<Price> asked, List<Amount> stated) implements FailedAxis {
        public PriceAboveCeiling {
            asked = List.copyOf(asked);
            stated = List.copyOf(stated);
        }

        @Override
        public String axis() {
            return "price";
        }

        @Override
        public Remedy remedy() {
            return Remedy.CHANGE_BOUND;
        }

        /** The least ceiling that would do, in an asset that the agent stated, if the unit has a price in one. */
        public Amount needed() {
            return asked.stream()
                    .filter(price ->
                            stated.stream().anyMatch(amount -> amount.asset().equals(price.asset())))
                    .findFirst()
                    .orElse(asked.getFirst())
                    .leastCeiling();
        }

        /** How far the ceiling is from what would do. */
        Amount gap() {
            Amount needed = needed();
            return stated.stream()
                    .filter(amount -> amount.asset().equals(needed.asset()))
                    .findFirst()
                    .map(needed::minus)
                    .orElse(needed);
        }

        @Override
        public Bounds amend(Bounds bounds) {
            return bounds.withCeiling(unit, needed());
        }
    }

    /** The agent would keep the content longer than the offer allows. */
    record RetainedTooLong(Duration stated, Duration atMost) implements FailedAxis {
        @Override
        public String axis() {
            return "retain";
        }

        @Override
        public Remedy remedy() {
            return Remedy.CHANGE_BOUND;
        }

        @Override
        public Bounds amend(Bounds bounds) {
            return bounds.withRetain(atMost);
        }
    }

    /** The agent names the duties that it accepts, and some of the offer's are not among them. */
    record DutiesNotAccepted(Set<Duty> stated, Set<Duty> missing) implements FailedAxis {
        public DutiesNotAccepted {
            stated = Set.copyOf(stated);
            missing = Set.copyOf(missing);
        }

        @Override
        public String axis() {
            return "duties";
        }

        @Override
        public Remedy remedy() {
            return Remedy.CHANGE_BOUND;
        }

        @Override
        public Bounds amend(Bounds bounds) {
            var accepted = new HashSet<>(stated);
            accepted.addAll(missing);
            return bounds.withDuties(accepted);
        }
    }

    /** The offer wants its uses and duties named, and a bare price does not. */
    record NotExplicit(Set<Use> uses, Set<Duty> duties) implements FailedAxis {
        public NotExplicit {
            uses = Set.copyOf(uses);
            duties = Set.copyOf(duties);
        }

        @Override
        public String axis() {
            return "explicit";
        }

        @Override
        public Remedy remedy() {
            return Remedy.CHANGE_BOUND;
        }

        @Override
        public Bounds amend(Bounds bounds) {
            Bounds named = bounds.uses().isEmpty() ? bounds.withUses(uses) : bounds;
            return named.duties() == null ? named.withDuties(duties) : named;
        }
    }

    /** The agent accepts one version of the terms, and another is in force. */
    record TermsChanged(TermsHash stated, TermsHash inForce) implements FailedAxis {
        @Override
        public String axis() {
            return "terms";
        }

        @Override
        public Remedy remedy() {
            return Remedy.CHANGE_BOUND;
        }

        @Override
        public Bounds amend(Bounds bounds) {
            return bounds.withTerms(inForce);
        }
    }

    /** The agent accepts one agreement alone, and the offer would conclude another. */
    record OtherAgreement(AgreementId stated, AgreementId offered) implements FailedAxis {
        @Override
        public String axis() {
            return "agreement";
        }

        @Override
        public Remedy remedy() {
            return Remedy.CHANGE_BOUND;
        }

        @Override
        public Bounds amend(Bounds bounds) {
            return bounds.withAgreement(offered);
        }
    }

    /**
     * The agent's ways to settle and the offer's do not overlap.
     *
     * @param offered the offer's ways that the payer could use
     */
    record SettlementNotOffered(Set<Settlement> stated, Set<Settlement> offered) implements FailedAxis {
        public SettlementNotOffered {
            stated = Set.copyOf(stated);
            offered = Set.copyOf(offered);
        }

        @Override
        public String axis() {
            return "settle";
        }

        @Override
        public Remedy remedy() {
            return Remedy.CHANGE_BOUND;
        }

        @Override
        public Bounds amend(Bounds bounds) {
            return bounds.withSettle(offered);
        }
    }

    /** The payer can use none of the offer's ways to settle: it has no credit with the publisher. */
    record CreditNeeded(Standing standing, Set<Settlement> offered) implements FailedAxis {
        public CreditNeeded {
            offered = Set.copyOf(offered);
        }

        @Override
        public String axis() {
            return "settle";
        }

        @Override
        public Remedy remedy() {
            return Remedy.PAY_ANOTHER_WAY;
        }
    }

    /** The offer is for callers who say who they are. */
    record IdentityNeeded() implements FailedAxis {
        @Override
        public String axis() {
            return "identity";
        }

        @Override
        public Remedy remedy() {
            return Remedy.IDENTIFY;
        }
    }

    /** The publisher suspended the client. */
    record RelationshipSuspended() implements FailedAxis {
        @Override
        public String axis() {
            return "standing";
        }

        @Override
        public Remedy remedy() {
            return Remedy.NONE;
        }
    }

    /** A use that the agent names is not permitted, or is prohibited. */
    record UseNotPermitted(Set<Use> stated, Set<Use> permitted) implements FailedAxis {
        public UseNotPermitted {
            stated = Set.copyOf(stated);
            permitted = Set.copyOf(permitted);
        }

        @Override
        public String axis() {
            return "use";
        }

        @Override
        public Remedy remedy() {
            return Remedy.NONE;
        }
    }

    /** The offer is for other users. */
    record UserNotInAudience(UserKind stated, Set<UserKind> audience) implements FailedAxis {
        public UserNotInAudience {
            audience = Set.copyOf(audience);
        }

        @Override
        public String axis() {
            return "user";
        }

        @Override
        public Remedy remedy() {
            return Remedy.NONE;
        }
    }

    /** The offer is for other places. */
    record RegionNotInAudience(Region stated, Set<Region> audience) implements FailedAxis {
        public RegionNotInAudience {
            audience = Set.copyOf(audience);
        }

        @Override
        public String axis() {
            return "geo";
        }

        @Override
        public Remedy remedy() {
            return Remedy.NONE;
        }
    }
}
