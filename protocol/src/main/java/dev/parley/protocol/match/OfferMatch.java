package dev.parley.protocol.match;

import dev.parley.protocol.agreement.Agreement;
import dev.parley.protocol.bounds.Bounds;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.match.Decision.Granted;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import dev.parley.protocol.terms.CompiledTerms;
import dev.parley.protocol.terms.Duty;
import dev.parley.protocol.terms.Offer;
import dev.parley.protocol.terms.Settlement;
import dev.parley.protocol.terms.Unit;
import dev.parley.protocol.terms.UnitPrice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One request against one offer after the other: every axis is looked at, also when one has failed already. */
record OfferMatch(CompiledTerms terms, Bounds bounds, PayerProfile payer) {

    sealed interface Result {}

    record Met(Granted granted) implements Result {}

    record Failed(OfferRefusal refusal) implements Result {}

    Result meet(Offer offer) {
        var failed = new ArrayList<FailedAxis>();
        List<UnitPrice> prices = choosePrices(offer, failed);
        checkConditions(offer, failed);
        checkAudience(offer, failed);
        Optional<Settlement> settlement = chooseSettlement(offer, failed);
        settlement.ifPresent(way -> checkAgreement(offer, way, failed));
        if (!failed.isEmpty() || settlement.isEmpty()) {
            return new Failed(new OfferRefusal(offer, failed));
        }
        return new Met(new Granted(
                offer,
                prices,
                accessAsset(prices),
                settlement.get(),
                bounds.uses().isEmpty() ? offer.uses() : bounds.uses(),
                terms.hash()));
    }

    /** For each unit the first of its prices that a ceiling reaches, the terms' own currency before others. */
    private List<UnitPrice> choosePrices(Offer offer, List<FailedAxis> failed) {
        var chosen = new ArrayList<UnitPrice>();
        pricesByUnit(offer)
                .forEach((unit, prices) -> prices.stream()
                        .filter(this::isWithinCeiling)
                        .findFirst()
                        .ifPresentOrElse(chosen::add, () -> failed.add(priceAboveCeiling(unit, prices))));
        return chosen;
    }

    /** The prices of each unit, the one in the terms' own currency before the others. */
    private Map<Unit, List<UnitPrice>> pricesByUnit(Offer offer) {
        Asset own = terms.terms().currency();
        var byUnit = new TreeMap<Unit, List<UnitPrice>>();
        for (UnitPrice price : offer.prices()) {
            List<UnitPrice> prices = byUnit.computeIfAbsent(price.unit(), unit -> new ArrayList<>());
            if (price.price().asset().equals(own)) {
                prices.addFirst(price);
            } else {
                prices.add(price);
            }
        }
        return byUnit;
    }

    private boolean isWithinCeiling(UnitPrice price) {
        Asset asset = price.price().asset();
        return price.price().isWithin(bounds.ceiling(price.unit(), asset).orElse(Amount.zero(asset)));
    }

    private FailedAxis priceAboveCeiling(Unit unit, List<UnitPrice> prices) {
        return new FailedAxis.PriceAboveCeiling(
                unit,
                prices.stream().map(UnitPrice::price).toList(),
                bounds.ceilings().getOrDefault(unit, List.of()));
    }

    private void checkConditions(Offer offer, List<FailedAxis> failed) {
        Duration retain = bounds.retain();
        Duration atMost = offer.duties().retain();
        if (retain != null && atMost != null && retain.compareTo(atMost) > 0) {
            failed.add(new FailedAxis.RetainedTooLong(retain, atMost));
        }
        Set<Duty> accepted = bounds.duties();
        if (accepted != null && !accepted.containsAll(offer.duties().required())) {
            var missing = new HashSet<>(offer.duties().required());
            missing.removeAll(accepted);
            failed.add(new FailedAxis.DutiesNotAccepted(accepted, missing));
        }
        if (offer.explicit() && (bounds.uses().isEmpty() || accepted == null)) {
            failed.add(new FailedAxis.NotExplicit(offer.uses(), offer.duties().required()));
        }
        if (bounds.terms() != null && !bounds.terms().equals(terms.hash())) {
            failed.add(new FailedAxis.TermsChanged(bounds.terms(), terms.hash()));
        }
    }

    private void checkAudience(Offer offer, List<FailedAxis> failed) {
        if (!bounds.uses().stream().allMatch(use -> use.isAllowed(offer.permits(), offer.prohibits()))) {
            failed.add(new FailedAxis.UseNotPermitted(bounds.uses(), offer.uses()));
        }
        if (bounds.user() != null && !offer.audience().includes(bounds.user())) {
            failed.add(new FailedAxis.UserNotInAudience(
                    bounds.user(), offer.audience().users()));
        }
        if (bounds.geo() != null && !offer.audience().includes(bounds.geo())) {
            failed.add(new FailedAxis.RegionNotInAudience(
                    bounds.geo(), offer.audience().regions()));
        }
        if (payer.standing() == Standing.SUSPENDED) {
            failed.add(new FailedAxis.RelationshipSuspended());
        }
    }

    /** The way that is used, or would be with this axis mended; empty if no bound mends it. */
    private Optional<Settlement> chooseSettlement(Offer offer, List<FailedAxis> failed) {
        boolean free = offer.prices().isEmpty();
        if (payer.client() == null && (offer.audience().known() || !free)) {
            failed.add(new FailedAxis.IdentityNeeded());
            return Optional.empty();
        }
        if (free) {
            return Optional.of(Settlement.FREE);
        }
        List<Settlement> usable =
                offer.settle().stream().filter(payer::canSettle).sorted().toList();
        if (usable.isEmpty() && payer.standing() != Standing.SUSPENDED) {
            failed.add(new FailedAxis.CreditNeeded(payer.standing(), offer.settle()));
            return Optional.empty();
        }
        Optional<Settlement> chosen = usable.stream()
                .filter(way -> bounds.settle().isEmpty() || bounds.settle().contains(way))
                .findFirst();
        if (chosen.isEmpty() && !usable.isEmpty()) {
            failed.add(new FailedAxis.SettlementNotOffered(bounds.settle(), new HashSet<>(usable)));
        }
        return chosen.or(() -> usable.stream().findFirst());
    }

    private void checkAgreement(Offer offer, Settlement settlement, List<FailedAxis> failed) {
        AgreementId stated = bounds.agreement();
        if (stated == null) {
            return;
        }
        AgreementId offered =
                new Agreement(terms.terms().publisher(), payer.payer(), offer.id(), terms.hash(), settlement).id();
        if (!stated.equals(offered)) {
            failed.add(new FailedAxis.OtherAgreement(stated, offered));
        }
    }

    private Asset accessAsset(List<UnitPrice> prices) {
        return prices.stream()
                .filter(price -> price.unit().equals(Unit.ACCESS))
                .map(price -> price.price().asset())
                .findFirst()
                .orElse(terms.terms().currency());
    }
}
