package dev.parley.billing.invoice;

import dev.parley.billing.rating.BookedLine;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;

/**
 * What one payer owes for a period in one asset.
 *
 * @param charged what the period charged, exact
 * @param carriedIn what earlier periods left over
 * @param total in coins; not more than the two together
 * @param carriedOut what is left over for the next invoice
 */
public record InvoiceDraft(
        PayerId payer, List<InvoiceLine> lines, Amount charged, Amount carriedIn, Amount total, Amount carriedOut) {

    /**
     * Drafts an invoice.
     *
     * @param booked all of one payer and one asset; one or more
     */
    public static InvoiceDraft of(PayerId payer, List<BookedLine> booked, Amount carriedIn) {
        var asset = carriedIn.asset();
        Amount charged = booked.stream().map(BookedLine::amount).reduce(Amount.zero(asset), Amount::plus);
        List<Amount> exact =
                new ArrayList<>(booked.stream().map(BookedLine::amount).toList());
        if (!carriedIn.isZero()) {
            exact.add(carriedIn);
        }
        var rounding = CoinRounding.of(exact, asset);
        List<InvoiceLine> lines = new ArrayList<>();
        for (int i = 0; i < booked.size(); i++) {
            lines.add(new InvoiceLine.Units(booked.get(i), rounding.amounts().get(i)));
        }
        if (!carriedIn.isZero()) {
            lines.add(new InvoiceLine.Carried(carriedIn, rounding.amounts().getLast()));
        }
        return new InvoiceDraft(payer, List.copyOf(lines), charged, carriedIn, rounding.total(), rounding.remainder());
    }

    /** Whether there is anything to pay; if not, no invoice leaves, and all of it is carried. */
    public boolean isPayable() {
        return total.units() > 0;
    }
}
