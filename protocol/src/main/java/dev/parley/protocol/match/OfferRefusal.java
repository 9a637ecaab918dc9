package dev.parley.protocol.match;

import dev.parley.protocol.terms.Offer;
import java.util.List;

/**
 * Why one offer does not meet a request.
 *
 * @param failed every axis that failed; at least one
 */
public record OfferRefusal(Offer offer, List<FailedAxis> failed) {

    public OfferRefusal {
        failed = List.copyOf(failed);
        if (failed.isEmpty()) {
            throw new IllegalArgumentException("an offer is refused for a reason");
        }
    }

    /** The hardest of the remedies: with it and the easier ones, the offer meets. */
    public Remedy remedy() {
        return failed.stream().map(FailedAxis::remedy).reduce(Remedy.CHANGE_BOUND, OfferRefusal::harder);
    }

    private static Remedy harder(Remedy one, Remedy other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
