package dev.parley.shell.store;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/** Work on one connection, all of it or nothing. */
@Singleton
public class Transactions {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONG_PATIENCE = Duration.ofMinutes(5);
    /** PostgreSQL has the first word: whoever just hangs up leaves it at work. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final Duration patience;

    @Inject
    public Transactions(DataSource dataSource) {
        this(dataSource, PATIENCE);
    }

    /** @param patience with each statement that somebody waits for */
    Transactions(DataSource dataSource, Duration patience) {
        this.dataSource = dataSource;
        this.patience = patience;
    }

    /** Something to do with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Does work in a transaction of its own, which nothing remains of if it throws.
     *
     * @throws StoreException if PostgreSQL refuses, or is not done with a statement within 10 seconds; it ends it then
     */
    public <T> T call(Work<T> work) {
        return call(work, patience);
    }

    /** The same for work for which nobody waits, and whose statements may take up to 5 minutes. */
    public <T> T callAtLength(Work<T> work) {
        return call(work, LONG_PATIENCE);
    }

    private <T> T call(Work<T> work, Duration patience) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setNetworkTimeout(
                    Runnable::run, (int) patience.plus(GRACE).toMillis());
            connection.setAutoCommit(false);
            try {
                limitStatements(connection, patience);
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

    private static void limitStatements(Connection connection, Duration patience) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = " + patience.toMillis());
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
