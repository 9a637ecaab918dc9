package dev.parley.shell.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Work on one connection, all of it or nothing. */
@Singleton
public class Transactions {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int LONG_PATIENCE_MILLIS = 300_000;

    private final DataSource dataSource;

    public Transactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Something to do with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Does work in a transaction of its own, which nothing remains of if it throws.
     *
     * @throws StoreException if PostgreSQL refuses, or does not answer a statement within 10 seconds
     */
    public <T> T call(Work<T> work) {
        return call(work, PATIENCE_MILLIS);
    }

    /** The same for work for which nobody waits, and whose statements may take up to 5 minutes. */
    public <T> T callAtLength(Work<T> work) {
        return call(work, LONG_PATIENCE_MILLIS);
    }

    private <T> T call(Work<T> work, int patienceMillis) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setNetworkTimeout(Runnable::run, patienceMillis);
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (Throwable e) {
                // Errors too: a pool commits what is left open on a connection that comes back.
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
