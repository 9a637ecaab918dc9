package dev.parley.usagelog.record.store;

import dev.parley.backbone.Backbone;
import dev.parley.backbone.Database;
import dev.parley.shell.store.Transactions;
import dev.parley.usagelog.record.Parking;
import dev.parley.usagelog.record.ParkingContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresParkingTest extends ParkingContract {
    private static final DataSource DATABASE = migrated();

    @BeforeEach
    void empty() throws SQLException {
        try (Connection connection = DATABASE.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE parked_record");
        }
    }

    @Override
    protected Parking parking() {
        return new PostgresParking(new Transactions(DATABASE));
    }

    private static DataSource migrated() {
        Database database = Backbone.shared()
                .database("usage_parking_" + ProcessHandle.current().pid());
        var source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        source.setUser(database.user());
        source.setPassword(database.password());
        Flyway.configure().dataSource(source).load().migrate();
        return source;
    }
}
