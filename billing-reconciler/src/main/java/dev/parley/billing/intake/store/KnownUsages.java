package dev.parley.billing.intake.store;

import dev.parley.billing.intake.Known.KnownUsage;
import dev.parley.billing.intake.Mentioned;
import dev.parley.billing.meter.Digest;
import dev.parley.billing.meter.Usage;
import dev.parley.billing.period.PeriodName;
import dev.parley.billing.period.store.StoredPeriods;
import dev.parley.billing.rating.RatingLine;
import dev.parley.billing.rating.Relationship;
import dev.parley.billing.rating.store.RatingLines;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.terms.Unit;
import dev.parley.shell.store.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the uses that a batch brings again, or affects. */
final class KnownUsages {
    private static final String BY_ID = Sql.named(KnownUsages.class, "usages_by_id.sql");
    private static final String OF_GRANTS = Sql.named(KnownUsages.class, "usages_of_grants.sql");

    private static final String WAITING = Sql.named(KnownUsages.class, "waiting_grants.sql");
    /** More of them are looked up one by one. */
    private static final int MAX_WAITING = 10_000;

    private final Connection connection;
    private final int partition;
    private final RatingLines lines;
    private final StoredPeriods periods;

    KnownUsages(Connection connection, int partition, RatingLines lines, StoredPeriods periods) {
        this.connection = connection;
        this.partition = partition;
        this.lines = lines;
        this.periods = periods;
    }

    private record Row(
            Usage usage,
            PeriodName usedIn,
            int countedIn,
            @Nullable Long lineId) {}

    Collection<KnownUsage> find(Mentioned mentioned) throws SQLException {
        Map<UUID, Row> rows = new HashMap<>();
        find(BY_ID, mentioned.usages(), rows);
        find(OF_GRANTS, mentioned.voided(), rows);
        find(OF_GRANTS, awaited(mentioned.came()), rows);
        Set<Long> lineIds =
                rows.values().stream().map(Row::lineId).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<Long, RatingLine> byId = lines.linesOf(lineIds);
        return rows.values().stream().map(row -> known(row, byId)).toList();
    }

    /** Those grants for which uses wait, and perhaps others. */
    private Set<UUID> awaited(Set<UUID> came) throws SQLException {
        if (came.isEmpty()) {
            return came;
        }
        Set<UUID> awaited = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(WAITING)) {
            statement.setInt(1, partition);
            statement.setInt(2, MAX_WAITING);
            try (ResultSet row = statement.executeQuery()) {
                int waiting = 0;
                while (row.next()) {
                    waiting++;
                    awaited.add(row.getObject("grant_id", UUID.class));
                }
                if (waiting == MAX_WAITING) {
                    return came;
                }
            }
        }
        awaited.retainAll(came);
        return awaited;
    }

    private KnownUsage known(Row row, Map<Long, RatingLine> byId) {
        RatingLine line = row.lineId() == null ? null : byId.get(row.lineId());
        return new KnownUsage(row.usage(), row.usedIn(), periods.ofId(row.countedIn()), line);
    }

    private void find(String query, Set<UUID> wanted, Map<UUID, Row> rows) throws SQLException {
        if (wanted.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("uuid", wanted.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Row found = read(row);
                    rows.put(found.usage().id(), found);
                }
            }
        }
    }

    private static Row read(ResultSet row) throws SQLException {
        var usage = new Usage(
                row.getObject("event_id", UUID.class),
                row.getObject("grant_id", UUID.class),
                new Relationship(new PublisherId(row.getString("publisher")), new PayerId(row.getString("payer"))),
                Digest.of(row.getBytes("digest")),
                row.getObject("used_at", OffsetDateTime.class).toInstant(),
                new Unit(row.getString("word")),
                row.getLong("quantity"),
                row.getString("reference"));
        return new Row(
                usage,
                PeriodName.parse(row.getString("used_in")),
                row.getInt("counted_in"),
                row.getObject("line_id", Long.class));
    }
}
