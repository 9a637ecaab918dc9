package dev.parley.billing.close;

import dev.parley.billing.close.PeriodRating.Booked;
import dev.parley.billing.close.PeriodRating.Settled;
import dev.parley.billing.invoice.Invoice;
import dev.parley.billing.invoice.InvoiceDraft;
import dev.parley.billing.ledger.JournalEntry;
import dev.parley.billing.period.Completeness;
import dev.parley.billing.period.Period;
import dev.parley.billing.rating.RatingLine;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The books of a period that is being closed. */
public interface ClosingBooks {

    /**
     * Does work in one transaction that holds the period alone; no other of the publisher is closed meanwhile. Nothing
     * of it stays if it throws.
     */
    <T> T close(Period period, Function<OpenPeriod, T> work);

    /** A period that is held, within a transaction. */
    interface OpenPeriod {

        /** Whether somebody has closed it already. */
        PeriodStatus status();

        /** The first period of the publisher before it that is open, and not empty. */
        Optional<Period> earlierOpen();

        /** Its invoices, as they left. */
        List<String> invoices();

        /**
         * Ends grants of before an instant whose delivery nobody reported; later ones move to the next period, and so
         * do uses whose grant has not come.
         */
        void endPending(Instant before, Instant now);

        /** All accesses and uses, counted anew. */
        PeriodTally count();

        /** How many accesses and uses intake counted while it read, and earlier closes carried here. */
        long accepted();

        /** What intake booked, line by line. */
        List<Booked> booked();

        /** What pools counted, in all books; those that counted nothing are absent. */
        Map<RatingLine, Long> quantities(Set<RatingLine> pools);

        /** Makes the lines say what was counted anew. */
        void settle(List<Settled> lines);

        /** What earlier periods left over. */
        Amount carriedOver(PayerId payer, Asset asset);

        /** Gives invoices their ids and numbers, in their order, without a gap. */
        List<Invoice> number(List<InvoiceDraft> drafts, Instant issuedAt);

        void enter(List<JournalEntry> entries);

        /** Stores invoices and announces them. */
        void issue(List<Invoice> invoices);

        /** Closes the period for ever, and announces it. */
        void close(Completeness completeness, Instant closedAt);
    }
}
