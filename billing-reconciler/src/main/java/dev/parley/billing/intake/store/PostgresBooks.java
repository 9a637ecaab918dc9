package dev.parley.billing.intake.store;

import dev.parley.billing.intake.Books;
import dev.parley.billing.intake.StalePartitionException;
import dev.parley.billing.intake.StreamPartition;
import dev.parley.billing.intake.UnbookableException;
import dev.parley.billing.ledger.store.Journal;
import dev.parley.billing.period.store.StoredPeriods;
import dev.parley.billing.rating.store.PriceLists;
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
    private static final String HOLD_LANE = Sql.named(PostgresBooks.class, "hold_lane.sql");
    /** The tables grow faster than their statistics; an index is always right for what intake asks. */
    private static final String PREFER_INDEXES = "SET LOCAL enable_seqscan = off";

    private final Transactions transactions;
    private final RatingLines lines;
    private final PriceLists priceLists;
    private final StoredPeriods periods;
    private final Journal journal;
    private final InstantSource clock;

    public PostgresBooks(
            Transactions transactions,
            RatingLines lines,
            PriceLists priceLists,
            StoredPeriods periods,
            Journal journal,
            InstantSource clock) {
        this.transactions = transactions;
        this.lines = lines;
        this.priceLists = priceLists;
        this.periods = periods;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public <T> T write(StreamPartition partition, long from, Function<OpenBooks, T> work) {
        try {
            return transactions.callAtLength(connection -> {
                hold(connection, partition, from);
                return work.apply(new PostgresOpenBooks(
                        connection, partition.number(), lines, priceLists, periods, journal, clock));
            });
        } catch (ArithmeticException e) {
            throw new UnbookableException(e);
        } catch (StoreException e) {
            throw e.isOfContent() ? new UnbookableException(e) : e;
        }
    }

    /**
     * Holds the partitions of all topics that have the number, one after the other: what a relationship does lies in
     * them, and a grant and its uses, taken at the same moment, would not see each other.
     */
    private static void hold(Connection connection, StreamPartition partition, long from) throws SQLException {
        try (PreparedStatement preference = connection.prepareStatement(PREFER_INDEXES);
                PreparedStatement statement = connection.prepareStatement(HOLD_LANE)) {
            preference.execute();
            statement.setInt(1, partition.number());
            long found = -1;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (row.getString("topic").equals(partition.topic())) {
                        found = row.getLong("next_offset");
                    }
                }
            }
            if (found != from) {
                throw new StalePartitionException(partition, from, found);
            }
        }
    }
}
