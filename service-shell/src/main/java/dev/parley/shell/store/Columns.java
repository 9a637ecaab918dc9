package dev.parley.shell.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows as one array for each column: what {@code unnest} turns back into rows. */
public final class Columns<R> {
    private final PreparedStatement statement;
    private final Collection<R> rows;
    private int bound;

    private Columns(PreparedStatement statement, Collection<R> rows) {
        this.statement = statement;
        this.rows = rows;
    }

    /** Binds rows to a statement's parameters, column by column, from the first on. */
    public static <R> Columns<R> bind(PreparedStatement statement, Collection<R> rows) {
        return new Columns<>(statement, rows);
    }

    public Columns<R> text(Function<R, ? extends @Nullable String> column) throws SQLException {
        return bind("text", column);
    }

    public Columns<R> bigint(Function<R, ? extends @Nullable Long> column) throws SQLException {
        return bind("bigint", column);
    }

    public Columns<R> integer(Function<R, ? extends @Nullable Integer> column) throws SQLException {
        return bind("integer", column);
    }

    public Columns<R> bool(Function<R, Boolean> column) throws SQLException {
        return bind("boolean", column);
    }

    public Columns<R> timestamp(Function<R, Instant> column) throws SQLException {
        // As text: java.sql.Timestamp would pass through the machine's zone.
        return bind("timestamptz", row -> column.apply(row).toString());
    }

    public Columns<R> uuid(Function<R, UUID> column) throws SQLException {
        return bind("uuid", column);
    }

    private Columns<R> bind(String type, Function<R, ? extends @Nullable Object> column) throws SQLException {
        Connection connection = statement.getConnection();
        Array array = connection.createArrayOf(type, rows.stream().map(column).toArray());
        statement.setArray(++bound, array);
        return this;
    }
}
