package dev.parley.negotiation.access.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.negotiation.access.DatabaseCalls;
import dev.parley.negotiation.access.NumberedEvent;
import dev.parley.negotiation.store.Transactions;
import dev.parley.negotiation.store.UncheckedSqlException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;

/** Single statements, each in its own transaction, run where waiting is allowed. */
final class Statements {
    private final DataSource dataSource;
    private final DatabaseCalls calls;

    Statements(DataSource dataSource, DatabaseCalls calls) {
        this.dataSource = dataSource;
        this.calls = calls;
    }

    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    interface Binding {
        void to(PreparedStatement statement) throws SQLException;
    }

    /** Fails with a {@code ProblemException} if the database is not there, or is too busy. */
    <T> CompletionStage<T> call(Work<T> work) {
        return calls.call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                return work.on(connection);
            } catch (SQLException e) {
                throw Transactions.problemOf(e)
                        .<RuntimeException>map(problem -> problem)
                        .orElseGet(() -> new UncheckedSqlException("A statement of ours was refused", e));
            }
        });
    }

    /** Changes rows, however many they are. */
    CompletionStage<Void> change(String sql, Binding binding) {
        return call(connection -> update(connection, sql, binding)).thenAccept(rows -> {});
    }

    static int update(Connection connection, String sql, Binding binding) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.to(statement);
            return statement.executeUpdate();
        }
    }

    static String sql(String name) {
        try (InputStream resource = Statements.class.getResourceAsStream(name + ".sql")) {
            return new String(Objects.requireNonNull(resource, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** Sets grant_id, partition, sequence, event_key and event, from the first parameter on. */
    static void bind(PreparedStatement statement, NumberedEvent event) throws SQLException {
        statement.setObject(1, event.id());
        statement.setInt(2, event.partition());
        statement.setLong(3, event.sequence());
        statement.setBytes(4, bytes(event.key()));
        statement.setBytes(5, bytes(event.value()));
    }

    /** Reads the columns of the same names. */
    static NumberedEvent event(ResultSet row) throws SQLException {
        return new NumberedEvent(
                row.getObject("grant_id", UUID.class),
                row.getInt("partition"),
                row.getLong("sequence"),
                ByteBuffer.wrap(row.getBytes("event_key")),
                ByteBuffer.wrap(row.getBytes("event")));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
