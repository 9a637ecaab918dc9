package dev.parley.negotiation.access.kafka;

import dev.parley.negotiation.access.AccessGrant;
import dev.parley.negotiation.directory.DeliveryMode;
import dev.parley.protocol.agreement.Agreement;
import dev.parley.protocol.agreement.ResponseId;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.OfferId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.match.Resource;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import dev.parley.protocol.money.Price;
import dev.parley.protocol.terms.Settlement;
import dev.parley.protocol.terms.Unit;
import dev.parley.protocol.terms.UnitPrice;
import dev.parley.protocol.terms.Use;
import dev.parley.schemas.Uuids;
import dev.parley.schemas.event.AccessGranted;
import dev.parley.schemas.event.Ceiling;
import dev.parley.schemas.event.Envelope;
import dev.parley.schemas.event.ProofKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Grants as events, and back. */
final class GrantEvents {

    private GrantEvents() {}

    static AccessGranted toEvent(AccessGrant grant, Envelope envelope) {
        Agreement agreement = grant.agreement();
        return AccessGranted.newBuilder()
                .setEventId(Uuids.toFixed(grant.id()))
                .setOccurredAt(grant.at())
                .setEnvelope(envelope)
                .setResponseId(grant.responseId().value())
                .setPublisher(agreement.publisher().value())
                .setCaller(grant.caller() == null ? null : grant.caller().value())
                .setPayer(agreement.payer().value())
                .setProof(grant.keyId() == null ? ProofKind.NONE : ProofKind.KEY)
                .setProofId(grant.keyId())
                .setAgreement(grant.agreementId().value())
                .setSettlement(settlement(agreement.settlement()))
                .setTermsHash(agreement.terms().value())
                .setOffer(agreement.offer().value())
                .setUses(grant.uses().stream().map(Use::token).sorted().toList())
                .setCeilings(ceilings(grant.ceilings()))
                .setBounds(grant.bounds())
                .setUnitPrices(
                        grant.prices().stream().map(GrantEvents::unitPrice).toList())
                .setAsset(grant.asset().code())
                .setResource(new dev.parley.schemas.event.Resource(
                        grant.resource().origin(), grant.resource().path(), null))
                .setMethod(grant.method())
                .setContentValidator(grant.validator())
                .setReference(grant.reference())
                .setDelivery(delivery(grant.delivery()))
                .setEdge(grant.edge())
                .build();
    }

    static AccessGrant toGrant(AccessGranted event) {
        var agreement = new Agreement(
                new PublisherId(event.getPublisher()),
                new PayerId(event.getPayer()),
                new OfferId(event.getOffer()),
                new TermsHash(event.getTermsHash()),
                settlement(event.getSettlement()));
        return new AccessGrant(
                Uuids.fromFixed(event.getEventId()),
                event.getOccurredAt(),
                new ResponseId(event.getResponseId()),
                new AgreementId(event.getAgreement()),
                agreement,
                event.getCaller() == null ? null : new ClientId(event.getCaller()),
                event.getProofId(),
                event.getUses().stream().map(GrantEvents::use).collect(Collectors.toUnmodifiableSet()),
                ceilings(event.getCeilings()),
                event.getBounds(),
                event.getUnitPrices().stream().map(GrantEvents::unitPrice).toList(),
                Asset.of(event.getAsset()),
                new Resource(
                        event.getResource().getOrigin(), event.getResource().getPath()),
                event.getMethod(),
                event.getContentValidator(),
                event.getReference(),
                delivery(event.getDelivery()),
                event.getEdge());
    }

    private static Use use(String token) {
        return Use.find(token).orElseThrow(() -> new IllegalArgumentException("unknown use " + token));
    }

    private static List<Ceiling> ceilings(Map<Unit, List<Amount>> ceilings) {
        var all = new ArrayList<Ceiling>(ceilings.size());
        ceilings.forEach((unit, amounts) -> amounts.forEach(amount ->
                all.add(new Ceiling(unit.token(), amount.units(), amount.asset().code()))));
        return all;
    }

    private static Map<Unit, List<Amount>> ceilings(List<Ceiling> ceilings) {
        return ceilings.stream()
                .collect(Collectors.groupingBy(
                        ceiling -> new Unit(ceiling.getUnit()),
                        TreeMap::new,
                        Collectors.mapping(
                                ceiling -> new Amount(ceiling.getAmount(), Asset.of(ceiling.getAsset())),
                                Collectors.toList())));
    }

    private static dev.parley.schemas.event.UnitPrice unitPrice(UnitPrice price) {
        Amount amount = price.price().amount();
        return new dev.parley.schemas.event.UnitPrice(
                price.unit().token(),
                amount.units(),
                price.price().per(),
                amount.asset().code());
    }

    private static UnitPrice unitPrice(dev.parley.schemas.event.UnitPrice price) {
        var amount = new Amount(price.getAmount(), Asset.of(price.getAsset()));
        return new UnitPrice(new Unit(price.getUnit()), new Price(amount, price.getPer()));
    }

    private static dev.parley.schemas.event.Settlement settlement(Settlement settlement) {
        return switch (settlement) {
            case POSTPAY -> dev.parley.schemas.event.Settlement.POSTPAY;
            case PREPAY -> dev.parley.schemas.event.Settlement.PREPAY;
            case PAID -> dev.parley.schemas.event.Settlement.PAID;
            case FREE -> dev.parley.schemas.event.Settlement.FREE;
        };
    }

    private static Settlement settlement(dev.parley.schemas.event.Settlement settlement) {
        return switch (settlement) {
            case POSTPAY -> Settlement.POSTPAY;
            case PREPAY -> Settlement.PREPAY;
            case PAID -> Settlement.PAID;
            case FREE -> Settlement.FREE;
            case UNKNOWN -> throw new IllegalArgumentException("a grant of ours names its settlement");
        };
    }

    private static dev.parley.schemas.event.DeliveryMode delivery(DeliveryMode mode) {
        return switch (mode) {
            case OBSERVED -> dev.parley.schemas.event.DeliveryMode.OBSERVED;
            case UNOBSERVED -> dev.parley.schemas.event.DeliveryMode.UNOBSERVED;
        };
    }

    private static DeliveryMode delivery(dev.parley.schemas.event.DeliveryMode mode) {
        return switch (mode) {
            case OBSERVED -> DeliveryMode.OBSERVED;
            case UNOBSERVED -> DeliveryMode.UNOBSERVED;
            case UNKNOWN -> throw new IllegalArgumentException("a grant of ours names its delivery mode");
        };
    }
}
