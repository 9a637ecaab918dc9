package dev.parley.billing.intake.store;

import dev.parley.billing.intake.Books;
import dev.parley.billing.intake.StalePartitionException;
import dev.parley.billing.intake.StreamPartition;
import dev.parley.billing.intake.UnbookableException;
import dev.parley.billing.ledger.store.Journal;
import dev.parley.billing.period.store.StoredPeriods;
import dev.parley.billing.rating.store.RatingLines;
import dev.parley.shell.store.Sql;
import dev.parley.shell.store.StoreException;
import dev.parley.shell.store.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.function.Function;

/** The books in PostgreSQL. */
@Singleton
public class PostgresBooks implements Books {
    private static final String HOLD_PARTITION = Sql.named(PostgresBooks.class, "hold_partition.sql");
    /** The tables grow faster than their statistics; an index is always right for what intake asks. */
    private static final String PREFER_INDEXES = "SET LOCAL enable_seqscan = off";

    private final Transactions transactions;
    private final RatingLines lines;
    private final StoredPeriods periods;
    private final Journal journal;
    private final InstantSource clock;

    public PostgresBooks(
            Transactions transactions, RatingLines lines, StoredPeriods periods, Journal journal, InstantSource clock) {
        this.transactions = transactions;
        this.lines = lines;
        this.periods = periods;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public <T> T write(StreamPartition partition, long from, Function<OpenBooks, T> work) {
        try {
            return transactions.call(connection -> {
                hold(connection, partition, from);
                return work.apply(new PostgresOpenBooks(connection, lines, periods, journal, clock));
            });
        } catch (ArithmeticException e) {
            throw new UnbookableException(e);
        } catch (StoreException e) {
            throw e.isOfContent() ? new UnbookableException(e) : e;
        }
    }

    private static void hold(Connection connection, StreamPartition partition, long from) throws SQLException {
        try (PreparedStatement preference = connection.prepareStatement(PREFER_INDEXES);
                PreparedStatement statement = connection.prepareStatement(HOLD_PARTITION)) {
            preference.execute();
            statement.setString(1, partition.topic());
            statement.setInt(2, partition.number());
            try (ResultSet row = statement.executeQuery()) {
                long found = row.next() ? row.getLong(1) : -1;
                if (found != from) {
                    throw new StalePartitionException(partition, from, found);
                }
            }
        }
    }
}
