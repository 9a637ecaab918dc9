package dev.parley.billing.rating.store;

import dev.parley.billing.rating.RatingLine;
import dev.parley.shell.store.Columns;
import dev.parley.shell.store.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What pools counted so far, in the caller's transaction. */
public final class PoolTotals {
    private static final String HOLD = Sql.named(PoolTotals.class, "hold_pools.sql");
    private static final String ADD = Sql.named(PoolTotals.class, "add_pools.sql");

    private final Connection connection;
    private final RatingLines lines;

    public PoolTotals(Connection connection, RatingLines lines) {
        this.connection = connection;
        this.lines = lines;
    }

    /** In all books; those that counted nothing are absent. The others are held until the transaction ends. */
    public Map<RatingLine, Long> quantities(Set<RatingLine> pools) throws SQLException {
        Map<Long, RatingLine> byId = new HashMap<>();
        lines.idsOf(pools).forEach((pool, id) -> byId.put(id, pool));
        Map<RatingLine, Long> quantities = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(HOLD)) {
            statement.setArray(
                    1, connection.createArrayOf("bigint", byId.keySet().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    quantities.put(Objects.requireNonNull(byId.get(row.getLong("line_id"))), row.getLong("quantity"));
                }
            }
        }
        return quantities;
    }

    /**
     * Counts units.
     *
     * @param added by line; negative where units were taken back
     */
    public void add(Map<RatingLine, Long> added) throws SQLException {
        Map<RatingLine, Long> byPool = new HashMap<>();
        added.forEach((line, quantity) -> byPool.merge(line.pool(), quantity, Math::addExact));
        byPool.values().removeIf(quantity -> quantity == 0);
        if (byPool.isEmpty()) {
            return;
        }
        Map<RatingLine, Long> ids = lines.idsOf(byPool.keySet());
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            Columns.bind(statement, List.copyOf(byPool.entrySet()))
                    .bigint(pool -> Objects.requireNonNull(ids.get(pool.getKey())))
                    .bigint(Map.Entry::getValue);
            statement.executeUpdate();
        }
    }
}
