package dev.parley.protocol.match;

import dev.parley.protocol.bounds.Bounds;
import dev.parley.protocol.match.Decision.Granted;
import dev.parley.protocol.match.Decision.Open;
import dev.parley.protocol.match.Decision.OpenReason;
import dev.parley.protocol.match.Decision.PaymentRequired;
import dev.parley.protocol.match.Decision.Refused;
import dev.parley.protocol.match.Decision.Unidentified;
import dev.parley.protocol.terms.CompiledTerms;
import dev.parley.protocol.terms.CoveringOffer;
import dev.parley.protocol.terms.Offer;
import dev.parley.protocol.terms.Otherwise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Terms and bounds meet. A pure function: the same inputs give the same decision on every node. */
public final class Matcher {
    private Matcher() {}

    /**
     * Decides a request that is well-formed.
     *
     * @param bounds {@link Bounds#NONE} if the request states none
     * @throws IllegalArgumentException if the terms are not in force yet
     */
    public static Decision decide(
            CompiledTerms terms, Bounds bounds, PayerProfile payer, Resource resource, Instant now) {
        if (now.isBefore(terms.terms().validFrom())) {
            throw new IllegalArgumentException("the terms are not in force yet");
        }
        if (terms.isOpen(resource.path())) {
            return new Open(OpenReason.RESOURCE);
        }
        if (bounds.equals(Bounds.NONE) && !terms.terms().gate().prices(payer.callerClass())) {
            return new Open(OpenReason.CALLER);
        }
        List<Offer> offers = candidates(terms.offersFor(resource.path()), payer);
        if (offers.isEmpty()) {
            return terms.terms().otherwise() == Otherwise.OPEN ? new Open(OpenReason.NO_OFFER) : new Refused(List.of());
        }
        return decideAmong(offers, new OfferMatch(terms, bounds, payer));
    }

    private static Decision decideAmong(List<Offer> offers, OfferMatch match) {
        var refusals = new ArrayList<OfferRefusal>();
        Optional<Granted> best = Optional.empty();
        for (Offer offer : offers) {
            boolean generalAfterOwn = best.isPresent() && best.get().offer().isPrivate() && !offer.isPrivate();
            if (generalAfterOwn) {
                break;
            }
            switch (match.meet(offer)) {
                case OfferMatch.Met(Granted granted) ->
                    best = Optional.of(
                            best.map(so -> Preference.lower(so, granted)).orElse(granted));
                case OfferMatch.Failed(OfferRefusal refusal) -> refusals.add(refusal);
            }
        }
        return best.<Decision>map(granted -> granted).orElseGet(() -> refuse(refusals, match.bounds()));
    }

    /** Offers that name the client, then general ones; of each, those whose pattern is the most specific. */
    private static List<Offer> candidates(List<CoveringOffer> covering, PayerProfile payer) {
        var candidates = new ArrayList<>(
                mostSpecific(covering, offer -> offer.isPrivate() && offer.isVisibleTo(payer.client())));
        candidates.addAll(mostSpecific(covering, offer -> !offer.isPrivate()));
        return candidates;
    }

    private static List<Offer> mostSpecific(List<CoveringOffer> covering, Predicate<Offer> group) {
        var offers = new ArrayList<Offer>();
        int longest = 0;
        for (CoveringOffer cover : covering) {
            if (!group.test(cover.offer()) || cover.specificity() < longest) {
                continue;
            }
            if (cover.specificity() > longest) {
                offers.clear();
                longest = cover.specificity();
            }
            offers.add(cover.offer());
        }
        return offers;
    }

    /** The easiest remedy that any offer leaves open decides which refusal it is. */
    private static Decision refuse(List<OfferRefusal> refusals, Bounds bounds) {
        Remedy easiest = refusals.stream()
                .map(OfferRefusal::remedy)
                .min(Remedy::compareTo)
                .orElse(Remedy.NONE);
        List<OfferRefusal> within =
                refusals.stream().filter(refusal -> refusal.remedy() == easiest).toList();
        return switch (easiest) {
            case CHANGE_BOUND -> {
                OfferRefusal nearest = Preference.nearest(within);
                yield new PaymentRequired(refusals, nearest, amended(nearest, bounds));
            }
            case PAY_ANOTHER_WAY -> new PaymentRequired(refusals, Preference.nearest(within), null);
            case IDENTIFY -> new Unidentified(refusals, Preference.nearest(within));
            case NONE -> new Refused(refusals);
        };
    }

    private static Bounds amended(OfferRefusal refusal, Bounds bounds) {
        Bounds amended = bounds;
        for (FailedAxis axis : refusal.failed()) {
            amended = axis.amend(amended);
        }
        return amended;
    }
}
