package dev.parley.shell.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.backbone.Backbone;
import dev.parley.backbone.Database;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TransactionsTest {
    private final Database database =
            Backbone.shared().database("transactions_" + ProcessHandle.current().pid());

    @Test
    void keepsNothingOfWorkThatEndsInAnError() throws Exception {
        try (var pool = pool()) {
            var transactions = new Transactions(pool);
            transactions.call(connection -> update("CREATE TABLE note (text text NOT NULL)", connection));

            assertThatThrownBy(() -> transactions.call(connection -> {
                        update("INSERT INTO note VALUES ('half')", connection);
                        throw new OutOfMemoryError("half a batch is written");
                    }))
                    .isInstanceOf(OutOfMemoryError.class);

            assertThat(transactions.<Boolean>call(connection -> {
                        try (var rows = connection.createStatement().executeQuery("SELECT text FROM note")) {
                            return rows.next();
                        }
                    }))
                    .isFalse();
        }
    }

    @Test
    void leavesNobodyAtWorkOnWhatTakesTooLong() throws Exception {
        try (var pool = pool()) {
            var transactions = new Transactions(pool, Duration.ofMillis(200));

            assertThatThrownBy(() -> transactions.call(connection -> query("SELECT pg_sleep(600)", connection)))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            failure -> assertThat(failure.tookTooLong()).isTrue());

            assertThat(transactions.<String>call(connection -> query(
                            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep(600)%'"
                                    + " AND pid <> pg_backend_pid()",
                            connection)))
                    .isEqualTo("0");
        }
    }

    @Test
    void hasMorePatienceWhereNobodyWaits() throws Exception {
        try (var pool = pool()) {
            var transactions = new Transactions(pool, Duration.ofMillis(200));

            assertThat(transactions.<String>callAtLength(connection -> query("SELECT pg_sleep(0.5)", connection)))
                    .isEmpty();
        }
    }

    private static String query(String sql, Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static int update(String sql, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** One connection that is used again, as in the services. */
    private AgroalDataSource pool() throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(1)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(database.jdbcUrl())
                                .principal(new NamePrincipal(database.user()))
                                .credential(new SimplePassword(database.password())))));
    }
}
