package dev.parley.billing.store;

import dev.parley.backbone.Backbone;
import dev.parley.backbone.Database;
import dev.parley.shell.store.Transactions;
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

    private final PGSimpleDataSource dataSource;

    private BillingDatabase(PGSimpleDataSource dataSource) {
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
        return new BillingDatabase(dataSource);
    }

    public Transactions transactions() {
        return new Transactions(dataSource);
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
