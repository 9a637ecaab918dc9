package dev.parley.billing.ledger;

import static dev.parley.billing.ledger.AccountKind.ACCOUNTS_RECEIVABLE;
import static dev.parley.billing.ledger.AccountKind.ACCRUED_REVENUE;
import static dev.parley.billing.ledger.AccountKind.CARRY;
import static dev.parley.billing.ledger.AccountKind.UNBILLED_RECEIVABLE;
import static dev.parley.billing.ledger.LedgerAccount.NO_SHARD;

import dev.parley.billing.period.Period;
import dev.parley.billing.rating.Deal;
import dev.parley.billing.rating.RatedChange;
import dev.parley.billing.rating.Treatment;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.money.Amount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which accounts an event debits and credits. */
public final class Bookkeeping {
    private Bookkeeping() {}

    /**
     * The entries of a batch: one for each agreement, asset and kind. An entry of nothing but zeros stands for accesses
     * whose price has not added up to a smallest unit yet.
     *
     * @param shard the partition that the batch is of
     */
    public static Map<ChargeKey, JournalEntry> charges(List<RatedChange> changes, int shard) {
        Map<ChargeKey, Amount> sums = new LinkedHashMap<>();
        for (RatedChange rated : changes) {
            Deal deal = rated.change().line().deal();
            if (deal.treatment() == Treatment.CHARGED) {
                Period books = rated.change().books();
                if (rated.change().added() > 0) {
                    sums.merge(ChargeKey.of(EntryKind.CHARGE, books, deal), rated.charged(), Amount::plus);
                }
                if (rated.change().removed() > 0) {
                    sums.merge(
                            ChargeKey.of(EntryKind.REVERSAL, books, deal),
                            rated.reversed().negate(),
                            Amount::plus);
                }
            }
        }
        Map<ChargeKey, JournalEntry> entries = new LinkedHashMap<>();
        sums.forEach((key, sum) -> entries.put(key, charge(key, sum, shard)));
        return entries;
    }

    /** What rating the whole period found to be missing, or too much where it is negative. */
    public static JournalEntry adjustment(ChargeKey key, Amount difference) {
        return charge(key, difference, NO_SHARD);
    }

    /**
     * An invoice leaves.
     *
     * @param charged what the period charged
     * @param total what the invoice asks for
     */
    public static JournalEntry invoiced(Period books, PayerId payer, Amount charged, Amount total) {
        var publisher = books.publisher();
        var asset = total.asset();
        return new JournalEntry(
                EntryKind.INVOICE,
                books,
                payer,
                null,
                List.of(
                        Posting.debit(LedgerAccount.of(publisher, payer, ACCOUNTS_RECEIVABLE, asset), total),
                        Posting.credit(LedgerAccount.of(publisher, payer, UNBILLED_RECEIVABLE, asset), charged),
                        Posting.debit(LedgerAccount.of(publisher, payer, CARRY, asset), charged.minus(total))));
    }

    /** A period charged less than the smallest coin: no invoice leaves, the next one carries it. */
    public static JournalEntry carried(Period books, PayerId payer, Amount charged) {
        var publisher = books.publisher();
        var asset = charged.asset();
        return new JournalEntry(
                EntryKind.CARRY,
                books,
                payer,
                null,
                List.of(
                        Posting.debit(LedgerAccount.of(publisher, payer, CARRY, asset), charged),
                        Posting.credit(LedgerAccount.of(publisher, payer, UNBILLED_RECEIVABLE, asset), charged)));
    }

    private static JournalEntry charge(ChargeKey key, Amount amount, int shard) {
        var publisher = key.books().publisher();
        return new JournalEntry(
                key.kind(),
                key.books(),
                key.payer(),
                key.agreement(),
                List.of(
                        Posting.debit(
                                LedgerAccount.of(publisher, key.payer(), UNBILLED_RECEIVABLE, key.asset()), amount),
                        Posting.credit(LedgerAccount.shared(publisher, ACCRUED_REVENUE, key.asset(), shard), amount)));
    }
}
