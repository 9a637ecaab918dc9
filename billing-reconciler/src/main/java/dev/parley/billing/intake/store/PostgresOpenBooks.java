package dev.parley.billing.intake.store;

import dev.parley.billing.intake.BookedBatch;
import dev.parley.billing.intake.Books.OpenBooks;
import dev.parley.billing.intake.Known;
import dev.parley.billing.intake.Known.KnownGrant;
import dev.parley.billing.intake.Known.KnownOutcome;
import dev.parley.billing.intake.Mentioned;
import dev.parley.billing.intake.OpenPeriods;
import dev.parley.billing.ledger.store.Journal;
import dev.parley.billing.meter.Digest;
import dev.parley.billing.meter.Ending;
import dev.parley.billing.period.Period;
import dev.parley.billing.period.store.StoredPeriods;
import dev.parley.billing.rating.PriceList;
import dev.parley.billing.rating.RatingLine;
import dev.parley.billing.rating.Relationship;
import dev.parley.billing.rating.store.PoolTotals;
import dev.parley.billing.rating.store.PriceLists;
import dev.parley.billing.rating.store.RatingLines;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.shell.store.Sql;
import dev.parley.shell.store.StoreException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The books within a transaction. */
final class PostgresOpenBooks implements OpenBooks {
    private static final String KNOWN_GRANTS = Sql.named(PostgresOpenBooks.class, "known_grants.sql");
    private static final String KNOWN_OUTCOMES = Sql.named(PostgresOpenBooks.class, "known_outcomes.sql");

    private final Connection connection;
    private final int partition;
    private final RatingLines lines;
    private final PriceLists priceLists;
    private final StoredPeriods periods;
    private final Journal journal;
    private final InstantSource clock;

    PostgresOpenBooks(
            Connection connection,
            int partition,
            RatingLines lines,
            PriceLists priceLists,
            StoredPeriods periods,
            Journal journal,
            InstantSource clock) {
        this.connection = connection;
        this.partition = partition;
        this.lines = lines;
        this.priceLists = priceLists;
        this.periods = periods;
        this.journal = journal;
        this.clock = clock;
    }

    private record GrantRow(
            UUID id,
            Digest digest,
            Instant occurredAt,
            long lineId,
            @Nullable Integer priceListId,
            int periodId,
            boolean observed) {}

    @Override
    public Known known(Mentioned mentioned) {
        try {
            Array wanted = connection.createArrayOf(
                    "uuid", mentioned.grants().stream().sorted().toArray());
            return new Known(
                    knownGrants(wanted),
                    knownOutcomes(wanted),
                    new KnownUsages(connection, partition, lines, periods).find(mentioned));
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    @Override
    public OpenPeriods openPeriods(Set<Period> wanted) {
        try {
            return new OpenPeriods(periods.holdOpen(connection, wanted));
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    @Override
    public Map<RatingLine, Long> quantities(Set<RatingLine> pools) {
        try {
            return new PoolTotals(connection, lines).quantities(pools);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    @Override
    public void enter(BookedBatch booked) {
        try {
            new BatchEntry(connection, lines, priceLists, periods, journal, clock).enter(booked);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private Map<UUID, KnownGrant> knownGrants(Array wanted) throws SQLException {
        List<GrantRow> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(KNOWN_GRANTS)) {
            statement.setArray(1, wanted);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(new GrantRow(
                            row.getObject("event_id", UUID.class),
                            Digest.of(row.getBytes("digest")),
                            row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                            row.getLong("line_id"),
                            row.getObject("price_list_id", Integer.class),
                            row.getInt("counted_in"),
                            row.getBoolean("observed")));
                }
            }
        }
        Set<Long> lineIds = new HashSet<>();
        rows.forEach(row -> lineIds.add(row.lineId()));
        Map<Long, RatingLine> byId = lines.linesOf(lineIds);
        Map<UUID, KnownGrant> known = HashMap.newHashMap(rows.size());
        for (GrantRow row : rows) {
            RatingLine line = Objects.requireNonNull(byId.get(row.lineId()));
            Period countedIn = periods.ofId(row.periodId());
            PriceList prices = priceLists.ofId(row.priceListId());
            known.put(
                    row.id(), new KnownGrant(row.digest(), row.occurredAt(), line, prices, countedIn, row.observed()));
        }
        return known;
    }

    private static @Nullable Relationship relationshipOf(ResultSet row) throws SQLException {
        String publisher = row.getString("publisher");
        return publisher == null
                ? null
                : new Relationship(new PublisherId(publisher), new PayerId(row.getString("payer")));
    }

    private Map<UUID, List<KnownOutcome>> knownOutcomes(Array wanted) throws SQLException {
        Map<UUID, List<KnownOutcome>> known = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(KNOWN_OUTCOMES)) {
            statement.setArray(1, wanted);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    byte[] digest = row.getBytes("digest");
                    known.computeIfAbsent(row.getObject("grant_id", UUID.class), grant -> new ArrayList<>(2))
                            .add(new KnownOutcome(
                                    relationshipOf(row),
                                    row.getObject("event_id", UUID.class),
                                    digest == null ? null : Digest.of(digest),
                                    Ending.of(row.getString("ending"))));
                }
            }
        }
        return known;
    }
}
