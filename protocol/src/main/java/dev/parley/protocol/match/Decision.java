package dev.parley.protocol.match;

import dev.parley.protocol.bounds.Bounds;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.money.Asset;
import dev.parley.protocol.terms.Offer;
import dev.parley.protocol.terms.Settlement;
import dev.parley.protocol.terms.UnitPrice;
import dev.parley.protocol.terms.Use;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of a request. The remedy decides which refusal it is. */
public sealed interface Decision {

    /** Why the terms have nothing to say. */
    enum OpenReason {
        RESOURCE,
        CALLER,
        NO_OFFER
    }

    /** Served as if the terms were not there. */
    record Open(OpenReason reason) implements Decision {}

    /**
     * An offer meets the bounds.
     *
     * @param prices one for each unit that the offer prices, in the asset chosen for it; empty: free
     * @param asset what an access is charged in; the terms' own currency if an access is free
     * @param uses what the agent named, or else what the offer permits
     */
    record Granted(
            Offer offer, List<UnitPrice> prices, Asset asset, Settlement settlement, Set<Use> uses, TermsHash terms)
            implements Decision {
        public Granted {
            prices = List.copyOf(prices);
            uses = Set.copyOf(uses);
        }
    }

    /**
     * Another bound, or another way to pay, would do.
     *
     * @param refusals every offer that the caller may see and that covers the resource
     * @param nearest the one with the fewest failed axes, then the smallest gap in price
     * @param sufficient bounds that will be met; absent if bounds alone are not enough
     */
    record PaymentRequired(
            List<OfferRefusal> refusals,
            OfferRefusal nearest,
            @Nullable Bounds sufficient) implements Decision {
        public PaymentRequired {
            refusals = List.copyOf(refusals);
        }
    }

    /** Only saying who is calling would do. */
    record Unidentified(List<OfferRefusal> refusals, OfferRefusal nearest) implements Decision {
        public Unidentified {
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * Nothing would do.
     *
     * @param refusals empty: no offer covers the resource
     */
    record Refused(List<OfferRefusal> refusals) implements Decision {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * The bounds cannot be read; nothing was decided.
     *
     * @param header the field that is wrong
     * @param position the first character that is, from 0
     * @param expected what should stand there
     */
    record Malformed(String header, int position, String expected) implements Decision {}
}
