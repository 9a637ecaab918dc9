package dev.parley.billing.invoice;

import dev.parley.billing.rating.BookedLine;
import dev.parley.protocol.money.Amount;

/** One line of an invoice. */
public sealed interface InvoiceLine {

    /** To the smallest unit. */
    Amount exact();

    /** In coins, as it is to be paid. */
    Amount amount();

    /** What a deal's units, accesses or uses, cost. */
    record Units(BookedLine booked, Amount amount) implements InvoiceLine {
        @Override
        public Amount exact() {
            return booked.amount();
        }
    }

    /** What earlier periods left over, less than a coin each. */
    record Carried(Amount exact, Amount amount) implements InvoiceLine {}
}
