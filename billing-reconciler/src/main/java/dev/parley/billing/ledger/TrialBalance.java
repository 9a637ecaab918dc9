package dev.parley.billing.ledger;

import dev.parley.protocol.money.Amount;
import java.util.List;

/**
 * All accounts of one asset, by kind.
 *
 * @param sum of all postings ever made: zero
 */
public record TrialBalance(List<Row> rows, Amount sum) {

    /** @param kind as {@link AccountKind#token()} */
    public record Row(String kind, Amount debit, Amount credit) {
        public Amount balance() {
            return debit.minus(credit);
        }
    }

    /** Whether postings and balances both add up to zero. */
    public boolean isBalanced() {
        return sum.isZero()
                && rows.stream()
                        .map(Row::balance)
                        .reduce(Amount.zero(sum.asset()), Amount::plus)
                        .isZero();
    }
}
