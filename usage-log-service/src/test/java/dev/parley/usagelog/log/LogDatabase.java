package dev.parley.usagelog.log;

import dev.parley.backbone.Backbone;
import dev.parley.backbone.Database;
import dev.parley.shell.store.Transactions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A migrated database on the shared backbone. */
public final class LogDatabase {
    /** Held for ever: java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final DataSource dataSource;

    private LogDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public static LogDatabase fresh() {
        FLYWAY.setLevel(Level.WARNING);
        Database database = Backbone.shared()
                .database("log_%d_%d".formatted(ProcessHandle.current().pid(), COUNT.incrementAndGet()));
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(database.jdbcUrl());
        dataSource.setUser(database.user());
        dataSource.setPassword(database.password());
        Flyway.configure().dataSource(dataSource).load().migrate();
        return new LogDatabase(dataSource);
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public Transactions transactions() {
        return new Transactions(dataSource);
    }

    /** The first column of what a query answers with. */
    public List<String> column(String query) {
        return transactions().call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(query);
                    ResultSet row = statement.executeQuery()) {
                List<String> column = new ArrayList<>();
                while (row.next()) {
                    column.add(row.getString(1));
                }
                return column;
            }
        });
    }

    /** Does as it is told, whatever it is. */
    public void execute(String sql) {
        transactions().call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return statement.execute();
            }
        });
    }
}
