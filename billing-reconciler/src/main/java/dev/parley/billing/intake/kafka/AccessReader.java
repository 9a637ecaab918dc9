package dev.parley.billing.intake.kafka;

import static dev.parley.billing.intake.QuarantineReason.ABOVE_BOUND;
import static dev.parley.billing.intake.QuarantineReason.INVALID;

import dev.parley.billing.intake.Admission;
import dev.parley.billing.intake.QuarantineReason;
import dev.parley.billing.intake.Reading;
import dev.parley.billing.meter.Digest;
import dev.parley.billing.meter.Ending;
import dev.parley.billing.meter.Grant;
import dev.parley.billing.meter.Outcome;
import dev.parley.billing.rating.Deal;
import dev.parley.billing.rating.PriceList;
import dev.parley.billing.rating.Relationship;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.OfferId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import dev.parley.protocol.money.Price;
import dev.parley.protocol.terms.Settlement;
import dev.parley.protocol.terms.Unit;
import dev.parley.protocol.terms.UnitPrice;
import dev.parley.schemas.ContentHash;
import dev.parley.schemas.Uuids;
import dev.parley.schemas.event.AccessDelivered;
import dev.parley.schemas.event.AccessGranted;
import dev.parley.schemas.event.AccessVoided;
import dev.parley.schemas.event.Ceiling;
import dev.parley.schemas.event.DeliveryMode;
import dev.parley.schemas.event.DeliveryOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads grants and how they ended. */
final class AccessReader {
    private final InstantSource clock;
    private final Duration clockTolerance;
    private final Interner<Deal> deals = new Interner<>();
    private final Interner<PriceList> priceLists = new Interner<>();

    AccessReader(InstantSource clock, Duration clockTolerance) {
        this.clock = clock;
        this.clockTolerance = clockTolerance;
    }

    /** @throws IllegalArgumentException if it says something that cannot be */
    Reading granted(AccessGranted granted) {
        List<UnitPrice> prices = pricesOf(granted);
        Map<Unit, List<Amount>> ceilings = ceilingsOf(granted);
        Instant occurredAt = granted.getOccurredAt();
        return refuse(INVALID, beyondTime(occurredAt))
                .or(() -> refuse(INVALID, Admission.beyondReason(prices)))
                .or(() -> refuse(ABOVE_BOUND, Admission.aboveBound(prices, ceilings)))
                .orElseGet(() -> new Reading.Granted(new Grant(
                        Uuids.fromFixed(granted.getEventId()),
                        Digest.of(ContentHash.of(granted)),
                        occurredAt,
                        dealOf(granted, prices),
                        priceListOf(granted, prices),
                        isObserved(granted.getDelivery()),
                        granted.getResource().getOrigin()
                                + granted.getResource().getPath())));
    }

    private Optional<String> beyondTime(Instant occurredAt) {
        return Admission.beyondTime(occurredAt, clock.instant(), clockTolerance);
    }

    private static Optional<Reading> refuse(QuarantineReason reason, Optional<String> fault) {
        return fault.map(detail -> new Reading.Unusable(reason, detail));
    }

    private static List<UnitPrice> pricesOf(AccessGranted granted) {
        List<UnitPrice> prices = new ArrayList<>(granted.getUnitPrices().size());
        for (var price : granted.getUnitPrices()) {
            var amount = new Amount(price.getAmount(), Asset.of(price.getAsset()));
            prices.add(new UnitPrice(new Unit(price.getUnit()), new Price(amount, price.getPer())));
        }
        return prices;
    }

    private static Map<Unit, List<Amount>> ceilingsOf(AccessGranted granted) {
        Map<Unit, List<Amount>> ceilings = new HashMap<>();
        for (Ceiling ceiling : granted.getCeilings()) {
            // What is not priced here may well have a ceiling: of a unit or an asset that this build never heard of.
            Optional<Asset> asset = Asset.find(ceiling.getAsset());
            Optional<Unit> unit = Unit.find(ceiling.getUnit());
            if (asset.isPresent() && unit.isPresent()) {
                ceilings.computeIfAbsent(unit.get(), key -> new ArrayList<>(2))
                        .add(new Amount(ceiling.getAmount(), asset.get()));
            }
        }
        return ceilings;
    }

    private Deal dealOf(AccessGranted granted, List<UnitPrice> prices) {
        var asset = Asset.of(granted.getAsset());
        List<Price> access = prices.stream()
                .filter(offered -> offered.unit().equals(Unit.ACCESS))
                .map(UnitPrice::price)
                .toList();
        if (access.size() > 1) {
            throw new IllegalArgumentException("two prices for one access");
        }
        Price price = access.isEmpty() ? Price.each(Amount.zero(asset)) : access.getFirst();
        if (!price.asset().equals(asset)) {
            throw new IllegalArgumentException("charged in %s, priced in %s".formatted(asset, price.asset()));
        }
        return deals.shared(new Deal(
                new PublisherId(granted.getPublisher()),
                new PayerId(granted.getPayer()),
                new AgreementId(granted.getAgreement()),
                new OfferId(granted.getOffer()),
                new TermsHash(granted.getTermsHash()),
                settlementOf(granted.getSettlement()),
                Unit.ACCESS,
                price,
                References.checked(granted.getReference())));
    }

    private PriceList priceListOf(AccessGranted granted, List<UnitPrice> prices) {
        List<UnitPrice> ofUse =
                prices.stream().filter(offered -> offered.unit().isUsageWord()).toList();
        boolean costs =
                ofUse.stream().anyMatch(offered -> !offered.price().amount().isZero());
        if (costs && settlementOf(granted.getSettlement()) == Settlement.FREE) {
            throw new IllegalArgumentException("settled as free, yet its use has a price");
        }
        return ofUse.isEmpty() ? PriceList.EMPTY : priceLists.shared(new PriceList(ofUse));
    }

    private static Settlement settlementOf(dev.parley.schemas.event.Settlement settlement) {
        return switch (settlement) {
            case FREE -> Settlement.FREE;
            case POSTPAY -> Settlement.POSTPAY;
            case PREPAY -> Settlement.PREPAY;
            case PAID -> Settlement.PAID;
            case UNKNOWN -> throw new IllegalArgumentException("a settlement that nobody here knows");
        };
    }

    private static boolean isObserved(DeliveryMode mode) {
        return switch (mode) {
            case OBSERVED -> true;
            case UNOBSERVED -> false;
            case UNKNOWN -> throw new IllegalArgumentException("a way of delivery that nobody here knows");
        };
    }

    /** @throws IllegalArgumentException if it says something that cannot be */
    Reading delivered(AccessDelivered delivered) {
        return ended(new Outcome(
                Uuids.fromFixed(delivered.getEventId()),
                Uuids.fromFixed(delivered.getGrantId()),
                relationship(delivered.getPublisher(), delivered.getPayer()),
                Digest.of(ContentHash.of(delivered)),
                delivered.getOccurredAt(),
                endingOf(delivered.getOutcome())));
    }

    private static Relationship relationship(String publisher, String payer) {
        return new Relationship(new PublisherId(publisher), new PayerId(payer));
    }

    private Reading ended(Outcome outcome) {
        return refuse(INVALID, beyondTime(outcome.occurredAt())).orElseGet(() -> new Reading.Ended(outcome));
    }

    private static Ending endingOf(DeliveryOutcome outcome) {
        return switch (outcome) {
            case COMPLETE -> Ending.COMPLETE;
            case CLIENT_ABORTED, ORIGIN_ABORTED, ORIGIN_FAILED -> Ending.INCOMPLETE;
            case UNKNOWN -> throw new IllegalArgumentException("an outcome that nobody here knows");
        };
    }

    /** @throws IllegalArgumentException if it says something that cannot be */
    Reading voided(AccessVoided voided) {
        return ended(new Outcome(
                Uuids.fromFixed(voided.getEventId()),
                Uuids.fromFixed(voided.getGrantId()),
                relationship(voided.getPublisher(), voided.getPayer()),
                Digest.of(ContentHash.of(voided)),
                voided.getOccurredAt(),
                Ending.VOIDED));
    }
}
