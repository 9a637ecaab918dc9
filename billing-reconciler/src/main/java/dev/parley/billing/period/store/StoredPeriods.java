package dev.parley.billing.period.store;

import dev.parley.billing.period.Period;
import dev.parley.billing.period.PeriodName;
import dev.parley.billing.period.Periods;
import dev.parley.protocol.id.PublisherId;
import dev.parley.shell.party.Parties;
import dev.parley.shell.party.Publisher;
import dev.parley.shell.store.Sql;
import dev.parley.shell.store.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Periods and the numbers under which they are stored. A period is stored when it is asked for the first time; from
 * then on its boundaries are those of its row, whatever becomes of the publisher's zone.
 */
@Singleton
public class StoredPeriods implements Periods {
    private static final String FIND = Sql.named(StoredPeriods.class, "find_period.sql");
    private static final String ADD = Sql.named(StoredPeriods.class, "add_period.sql");
    private static final String BY_ID = Sql.named(StoredPeriods.class, "period_by_id.sql");
    private static final String HOLD = Sql.named(StoredPeriods.class, "hold_periods.sql");

    private final Transactions transactions;
    private final Parties parties;
    private final Map<PublisherId, ConcurrentNavigableMap<Instant, Period>> byStart = new ConcurrentHashMap<>();
    private final Map<Period, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Period> periods = new ConcurrentHashMap<>();

    public StoredPeriods(Transactions transactions, Parties parties) {
        this.transactions = transactions;
        this.parties = parties;
    }

    private record Row(int id, Period period) {}

    @Override
    public Optional<Period> of(PublisherId publisher, Instant occurredAt) {
        var known = byStart.get(publisher);
        var candidate = known == null ? null : known.floorEntry(occurredAt);
        if (candidate != null && occurredAt.isBefore(candidate.getValue().end())) {
            return Optional.of(candidate.getValue());
        }
        return parties.publisher(publisher)
                .map(seller -> stored(Period.of(publisher, PeriodName.of(occurredAt, seller.zone()), seller.zone())));
    }

    @Override
    public Optional<Period> named(PublisherId publisher, PeriodName name) {
        return parties.publisher(publisher).map(seller -> named(seller, name));
    }

    /** @throws IllegalStateException if the period was never asked for */
    public int idOf(Period period) {
        return Objects.requireNonNull(ids.get(period), "a period without a row");
    }

    /** The period of a number that a row names. */
    public Period ofId(int id) {
        Period known = periods.get(id);
        return known == null
                ? remember(transactions.call(connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(BY_ID)) {
                        statement.setInt(1, id);
                        return Objects.requireNonNull(read(statement));
                    }
                }))
                : known;
    }

    /**
     * Holds periods shared until the transaction ends, and tells in which books each goes: its own, or those of the
     * first open period after it. Those that lie between are held and told of too.
     */
    public Map<Period, Period> holdOpen(Connection connection, Set<Period> wanted) throws SQLException {
        Map<Period, Boolean> held = new HashMap<>();
        Set<Period> unknown = wanted;
        while (!unknown.isEmpty()) {
            Map<Period, Boolean> found = hold(connection, unknown);
            held.putAll(found);
            unknown = new HashSet<>();
            for (var period : found.entrySet()) {
                if (!period.getValue()) {
                    unknown.add(after(period.getKey()));
                }
            }
            unknown.removeAll(held.keySet());
        }
        Map<Period, Period> books = new HashMap<>();
        held.keySet().forEach(period -> books.put(period, firstOpen(period, held)));
        return books;
    }

    private Period firstOpen(Period period, Map<Period, Boolean> held) {
        Period candidate = period;
        while (!Objects.requireNonNull(held.get(candidate))) {
            candidate = after(candidate);
        }
        return candidate;
    }

    private Map<Period, Boolean> hold(Connection connection, Set<Period> wanted) throws SQLException {
        Map<Period, Boolean> open = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(HOLD)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "integer", wanted.stream().map(this::idOf).toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    open.put(ofId(rows.getInt("period_id")), rows.getBoolean("open"));
                }
            }
        }
        return open;
    }

    /** The period after another. */
    public Period after(Period period) {
        return of(period.publisher(), period.end())
                .orElseThrow(() -> new IllegalStateException("nobody knows " + period.publisher() + " any more"));
    }

    private Period named(Publisher seller, PeriodName name) {
        return stored(Period.of(seller.id(), name, seller.zone()));
    }

    private Period stored(Period wanted) {
        return remember(transactions.call(connection -> {
            Row found = find(connection, wanted);
            if (found != null) {
                return found;
            }
            add(connection, wanted);
            return Objects.requireNonNull(find(connection, wanted));
        }));
    }

    private static @Nullable Row find(Connection connection, Period wanted) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, wanted.publisher().value());
            statement.setString(2, wanted.name().toString());
            return read(statement);
        }
    }

    private static void add(Connection connection, Period wanted) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setString(1, wanted.publisher().value());
            statement.setString(2, wanted.name().toString());
            statement.setObject(3, wanted.start().atOffset(ZoneOffset.UTC));
            statement.setObject(4, wanted.end().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    private static @Nullable Row read(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? new Row(row.getInt("period_id"), readPeriod(row)) : null;
        }
    }

    /** Reads a period from a row that has its columns. */
    public static Period readPeriod(ResultSet row) throws SQLException {
        return new Period(
                new PublisherId(row.getString("publisher")),
                PeriodName.parse(row.getString("name")),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant());
    }

    private Period remember(Row row) {
        Period period = row.period();
        ids.put(period, row.id());
        periods.put(row.id(), period);
        byStart.computeIfAbsent(period.publisher(), publisher -> new ConcurrentSkipListMap<>())
                .put(period.start(), period);
        return period;
    }
}
