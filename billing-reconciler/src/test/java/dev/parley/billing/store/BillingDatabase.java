package dev.parley.billing.store;

import dev.parley.backbone.Backbone;
import dev.parley.backbone.Database;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A migrated database on the shared backbone. */
public final class BillingDatabase {
    /** Held for ever: java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Database database;
    private final PGSimpleDataSource dataSource;

    private BillingDatabase(Database database, PGSimpleDataSource dataSource) {
        this.database = database;
        this.dataSource = dataSource;
    }

    public static BillingDatabase fresh() {
        FLYWAY.setLevel(Level.WARNING);
        Database database = Backbone.shared()
                .database("billing_%d_%d".formatted(ProcessHandle.current().pid(), COUNT.incrementAndGet()));
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(database.jdbcUrl());
        dataSource.setUser(database.user());
        dataSource.setPassword(database.password());
        Flyway.configure().dataSource(dataSource).load().migrate();
        return new BillingDatabase(database, dataSource);
    }

    public Transactions transactions() {
        return new Transactions(dataSource);
    }

    /** Connections that are used again, as in the service; the caller closes the pool. */
    AgroalDataSource pool() throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(1)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(database.jdbcUrl())
                                .principal(new NamePrincipal(database.user()))
                                .credential(new SimplePassword(database.password())))));
    }

    /** The number that a query answers with. */
    public long number(String query) {
        return transactions().call(connection -> {
            try (var statement = connection.prepareStatement(query);
                    var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** Does as it is told, whatever it is. */
    public void execute(String sql) {
        transactions().call(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                return statement.execute();
            }
        });
    }
}
