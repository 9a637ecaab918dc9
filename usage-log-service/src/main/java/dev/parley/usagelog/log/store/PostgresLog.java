package dev.parley.usagelog.log.store;

import dev.parley.shell.store.Sql;
import dev.parley.shell.store.StoreException;
import dev.parley.shell.store.Transactions;
import dev.parley.usagelog.log.Log;
import dev.parley.usagelog.log.ReadBatch;
import dev.parley.usagelog.log.StalePartitionException;
import dev.parley.usagelog.log.StreamPartition;
import dev.parley.usagelog.log.UnstorableException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;

/** The log in PostgreSQL. */
@Singleton
public class PostgresLog implements Log {
    private static final String HOLD_PARTITION = Sql.named(PostgresLog.class, "hold_partition.sql");

    private final Transactions transactions;
    private final InstantSource clock;

    public PostgresLog(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void write(ReadBatch batch) {
        try {
            transactions.callAtLength(connection -> {
                hold(connection, batch.partition(), batch.from());
                new BatchEntry(connection, batch).enter(clock.instant());
                return batch;
            });
        } catch (StoreException e) {
            throw e.isOfContent() ? new UnstorableException(e) : e;
        }
    }

    private static void hold(Connection connection, StreamPartition partition, long from) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLD_PARTITION)) {
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
