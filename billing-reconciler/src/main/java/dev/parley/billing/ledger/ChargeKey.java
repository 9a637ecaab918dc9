package dev.parley.billing.ledger;

import dev.parley.billing.period.Period;
import dev.parley.billing.rating.Deal;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.money.Asset;

/**
 * What a batch books in one entry: all that became owed, or all that ceased to be, under one agreement in one asset.
 *
 * @param kind {@link EntryKind#CHARGE}, {@link EntryKind#REVERSAL} or {@link EntryKind#ADJUSTMENT}
 */
public record ChargeKey(EntryKind kind, Period books, PayerId payer, AgreementId agreement, Asset asset) {

    public static ChargeKey of(EntryKind kind, Period books, Deal deal) {
        return new ChargeKey(kind, books, deal.payer(), deal.agreement(), deal.asset());
    }
}
