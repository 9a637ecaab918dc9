package dev.parley.billing.ledger;

import dev.parley.protocol.money.Amount;

/**
 * What an entry does to one account.
 *
 * @param amount debit if positive, credit if negative
 */
public record Posting(LedgerAccount account, Amount amount) {

    public Posting {
        if (!account.asset().equals(amount.asset())) {
            throw new IllegalArgumentException("an account of " + account.asset() + " takes no " + amount.asset());
        }
    }

    public static Posting debit(LedgerAccount account, Amount amount) {
        return new Posting(account, amount);
    }

    public static Posting credit(LedgerAccount account, Amount amount) {
        return new Posting(account, amount.negate());
    }
}
