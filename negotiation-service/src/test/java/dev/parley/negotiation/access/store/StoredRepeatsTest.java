package dev.parley.negotiation.access.store;

import dev.parley.negotiation.access.Repeats;
import dev.parley.negotiation.access.RepeatsContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

class StoredRepeatsTest extends RepeatsContract {
    private static final AccessDatabase DATABASE = AccessDatabase.migrated();

    @Override
    protected Repeats repeats() {
        return new StoredRepeats(DATABASE.dataSource(), new DatabaseThreads());
    }

    @Override
    protected void endClaims() {
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update access_repeat set claimed_until = now() - interval '1 second'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
