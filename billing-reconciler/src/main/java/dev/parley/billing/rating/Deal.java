package dev.parley.billing.rating;

import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.OfferId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.money.Asset;
import dev.parley.protocol.money.Price;
import dev.parley.protocol.terms.Settlement;
import dev.parley.protocol.terms.Unit;

/**
 * Who sells what to whom at which price: what units are counted under.
 *
 * @param price zero where the unit is free
 * @param reference the client's own, for its cost allocation; empty where it gave none
 */
public record Deal(
        PublisherId publisher,
        PayerId payer,
        AgreementId agreement,
        OfferId offer,
        TermsHash terms,
        Settlement settlement,
        Unit unit,
        Price price,
        String reference) {

    /** @throws IllegalArgumentException if a price contradicts a settlement that is free */
    public Deal {
        if (settlement == Settlement.FREE && price.amount().units() > 0) {
            throw new IllegalArgumentException("settled as free, yet at a price of " + price);
        }
    }

    public Relationship relationship() {
        return new Relationship(publisher, payer);
    }

    /** The same for all of the client's references. */
    public Deal withoutReference() {
        return new Deal(publisher, payer, agreement, offer, terms, settlement, unit, price, "");
    }

    /**
     * What a use of the same access counts under.
     *
     * @param reference empty for that of the access
     * @throws IllegalArgumentException if a price contradicts a settlement that is free
     */
    public Deal ofUse(Unit word, Price wordPrice, String useReference) {
        return new Deal(
                publisher,
                payer,
                agreement,
                offer,
                terms,
                settlement,
                word,
                wordPrice,
                useReference.isEmpty() ? reference : useReference);
    }

    public Asset asset() {
        return price.asset();
    }

    public Treatment treatment() {
        return switch (settlement) {
            case FREE -> Treatment.FREE;
            case POSTPAY -> isFree() ? Treatment.FREE : Treatment.CHARGED;
            case PREPAY, PAID -> isFree() ? Treatment.FREE : Treatment.UNSUPPORTED;
        };
    }

    private boolean isFree() {
        return price.amount().isZero();
    }
}
