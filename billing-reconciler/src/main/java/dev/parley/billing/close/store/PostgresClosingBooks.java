package dev.parley.billing.close.store;

import dev.parley.billing.close.ClosingBooks;
import dev.parley.billing.event.OutgoingEvents;
import dev.parley.billing.ledger.store.Journal;
import dev.parley.billing.period.Period;
import dev.parley.billing.period.store.StoredPeriods;
import dev.parley.billing.rating.store.RatingLines;
import dev.parley.shell.party.Parties;
import dev.parley.shell.store.Transactions;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** The books of a period that is being closed, in PostgreSQL. */
@Singleton
public class PostgresClosingBooks implements ClosingBooks {
    private final Transactions transactions;
    private final StoredPeriods periods;
    private final RatingLines lines;
    private final Journal journal;
    private final Parties parties;
    private final OutgoingEvents events;

    public PostgresClosingBooks(
            Transactions transactions,
            StoredPeriods periods,
            RatingLines lines,
            Journal journal,
            Parties parties,
            OutgoingEvents events) {
        this.transactions = transactions;
        this.periods = periods;
        this.lines = lines;
        this.journal = journal;
        this.parties = parties;
        this.events = events;
    }

    @Override
    public <T> T close(Period period, Function<OpenPeriod, T> work) {
        return transactions.callAtLength(connection -> {
            var invoices = new InvoiceEntry(connection, period, periods.idOf(period), lines, parties, events);
            return work.apply(new PostgresOpenPeriod(connection, period, periods, lines, journal, invoices, events));
        });
    }
}
