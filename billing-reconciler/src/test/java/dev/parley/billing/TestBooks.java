package dev.parley.billing;

import dev.parley.billing.close.CloseFlow;
import dev.parley.billing.close.store.PostgresClosingBooks;
import dev.parley.billing.event.kafka.InvoiceEvents;
import dev.parley.billing.intake.Books;
import dev.parley.billing.intake.IntakeFlow;
import dev.parley.billing.intake.store.PartitionPositions;
import dev.parley.billing.intake.store.PostgresBooks;
import dev.parley.billing.ledger.store.Journal;
import dev.parley.billing.ledger.store.LedgerAccounts;
import dev.parley.billing.ledger.store.TrialBalances;
import dev.parley.billing.period.store.StoredPeriods;
import dev.parley.billing.rating.store.PriceLists;
import dev.parley.billing.rating.store.RatingLines;
import dev.parley.billing.statement.store.Statements;
import dev.parley.billing.store.BillingDatabase;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.money.Asset;
import dev.parley.schemas.EventCodec;
import dev.parley.shell.party.Parties;
import dev.parley.shell.party.Publisher;
import dev.parley.shell.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;

/** The books on a real database, with a clock that the test holds. Every publisher lives in Berlin. */
public final class TestBooks implements Parties {
    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Whether nothing is left in the stream. */
    public boolean streamRead = true;

    public final BillingDatabase database = BillingDatabase.fresh();
    public final Transactions transactions = database.transactions();
    public final StoredPeriods periods = new StoredPeriods(transactions, this);
    public final RatingLines lines = new RatingLines(transactions);
    public final PriceLists priceLists = new PriceLists(transactions);
    public final PartitionPositions positions = new PartitionPositions(transactions);
    public final TrialBalances trialBalances = new TrialBalances(transactions);
    public final Statements statements = new Statements(transactions);
    public final InstantSource clock = this::now;
    public final Journal journal = new Journal(new LedgerAccounts(transactions), periods, clock);
    public final Books books = new PostgresBooks(transactions, lines, priceLists, periods, journal, clock);
    public final IntakeFlow intake = new IntakeFlow(periods, books);

    public final CloseFlow closing = new CloseFlow(
            periods,
            () -> streamRead,
            new PostgresClosingBooks(transactions, periods, lines, journal, this, new InvoiceEvents(new EventCodec())),
            clock,
            Duration.ofMinutes(15));

    private Instant now;

    public TestBooks(Instant now) {
        this.now = now;
    }

    public Instant now() {
        return now;
    }

    public void moveTo(Instant instant) {
        now = instant;
    }

    /** Knows everybody but {@code pub_unknown}. */
    @Override
    public Optional<Publisher> publisher(PublisherId id) {
        return id.value().equals("pub_unknown")
                ? Optional.empty()
                : Optional.of(new Publisher(id, id.value(), BERLIN, Asset.of("EUR")));
    }

    @Override
    public Optional<String> clientName(ClientId id) {
        return Optional.of(id.value());
    }
}
