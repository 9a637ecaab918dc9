package dev.parley.billing.close.store;

import dev.parley.billing.close.ClosingBooks.OpenPeriod;
import dev.parley.billing.close.PeriodRating.Booked;
import dev.parley.billing.close.PeriodRating.Settled;
import dev.parley.billing.close.PeriodStatus;
import dev.parley.billing.close.PeriodTally;
import dev.parley.billing.close.PeriodTally.LineTally;
import dev.parley.billing.event.OutgoingEvents;
import dev.parley.billing.invoice.Invoice;
import dev.parley.billing.invoice.InvoiceDraft;
import dev.parley.billing.ledger.JournalEntry;
import dev.parley.billing.ledger.store.EntrySource;
import dev.parley.billing.ledger.store.Journal;
import dev.parley.billing.meter.Ending;
import dev.parley.billing.period.Completeness;
import dev.parley.billing.period.Period;
import dev.parley.billing.period.store.StoredPeriods;
import dev.parley.billing.rating.BookedLine;
import dev.parley.billing.rating.RatingLine;
import dev.parley.billing.rating.store.PoolTotals;
import dev.parley.billing.rating.store.RatingLines;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import dev.parley.shell.store.Columns;
import dev.parley.shell.store.Sql;
import dev.parley.shell.store.StoreException;
import dev.parley.shell.store.Transactions.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A period that is held, within a transaction. */
final class PostgresOpenPeriod implements OpenPeriod {
    private static final String HOLD_PUBLISHER = Sql.named(PostgresOpenPeriod.class, "hold_publisher.sql");
    private static final String EARLIER_OPEN = Sql.named(PostgresOpenPeriod.class, "earlier_open.sql");
    private static final String HOLD = Sql.named(PostgresOpenPeriod.class, "hold_period.sql");
    private static final String VOID_UNDELIVERED = Sql.named(PostgresOpenPeriod.class, "void_undelivered.sql");
    private static final String CARRY_PENDING = Sql.named(PostgresOpenPeriod.class, "carry_pending.sql");
    private static final String CARRY_WAITING = Sql.named(PostgresOpenPeriod.class, "carry_waiting_usages.sql");
    private static final String COUNT_USAGES = Sql.named(PostgresOpenPeriod.class, "count_usages.sql");
    private static final String COUNT_ACCESSES = Sql.named(PostgresOpenPeriod.class, "count_accesses.sql");
    private static final String ACCEPTED = Sql.named(PostgresOpenPeriod.class, "accepted_events.sql");
    private static final String BOOKED = Sql.named(PostgresOpenPeriod.class, "booked_lines.sql");
    private static final String LATE_CHANGES = Sql.named(PostgresOpenPeriod.class, "late_changes.sql");
    private static final String SETTLE = Sql.named(PostgresOpenPeriod.class, "settle_line_totals.sql");
    private static final String CARRIED_OVER = Sql.named(PostgresOpenPeriod.class, "carried_over.sql");
    private static final String CLOSE = Sql.named(PostgresOpenPeriod.class, "close_period.sql");

    private final Connection connection;
    private final Period period;
    private final int periodId;
    private final StoredPeriods periods;
    private final RatingLines lines;
    private final Journal journal;
    private final InvoiceEntry invoices;
    private final OutgoingEvents events;
    private final PeriodStatus status;

    PostgresOpenPeriod(
            Connection connection,
            Period period,
            StoredPeriods periods,
            RatingLines lines,
            Journal journal,
            InvoiceEntry invoices,
            OutgoingEvents events)
            throws SQLException {
        this.connection = connection;
        this.period = period;
        this.periodId = periods.idOf(period);
        this.periods = periods;
        this.lines = lines;
        this.journal = journal;
        this.invoices = invoices;
        this.events = events;
        this.status = hold();
    }

    private record TallyRow(
            long lineId, boolean observed, @Nullable Ending ending, LineTally accesses) {}

    private record UsesRow(@Nullable Long lineId, boolean voided, long records, LineTally units) {}

    private record LineRow(long lineId, long quantity, long amount, Instant first, Instant last) {}

    @Override
    public PeriodStatus status() {
        return status;
    }

    @Override
    public Optional<Period> earlierOpen() {
        return run(on -> {
            try (PreparedStatement statement = on.prepareStatement(EARLIER_OPEN)) {
                statement.setString(1, period.publisher().value());
                statement.setString(2, period.name().toString());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(StoredPeriods.readPeriod(row)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public List<String> invoices() {
        return run(on -> invoices.documents());
    }

    @Override
    public void endPending(Instant before, Instant now) {
        run(on -> {
            try (PreparedStatement undelivered = on.prepareStatement(VOID_UNDELIVERED);
                    PreparedStatement pending = on.prepareStatement(CARRY_PENDING);
                    PreparedStatement waiting = on.prepareStatement(CARRY_WAITING)) {
                undelivered.setObject(1, now.atOffset(ZoneOffset.UTC));
                undelivered.setInt(2, periodId);
                undelivered.setObject(3, before.atOffset(ZoneOffset.UTC));
                undelivered.executeUpdate();
                int next = periods.idOf(nextOpen(on));
                pending.setInt(1, next);
                pending.setInt(2, periodId);
                waiting.setInt(1, next);
                waiting.setInt(2, periodId);
                return pending.executeUpdate() + waiting.executeUpdate();
            }
        });
    }

    @Override
    public PeriodTally count() {
        return run(on -> {
            var tally = new PeriodTally();
            countAccesses(on, tally);
            countUses(on, tally);
            return tally;
        });
    }

    private void countAccesses(Connection on, PeriodTally tally) throws SQLException {
        List<TallyRow> rows = tallyRows(on);
        Map<Long, RatingLine> byId =
                lines.linesOf(rows.stream().map(TallyRow::lineId).collect(Collectors.toSet()));
        for (TallyRow row : rows) {
            RatingLine line = Objects.requireNonNull(byId.get(row.lineId()));
            tally.add(line, row.observed(), row.ending(), row.accesses());
        }
    }

    private void countUses(Connection on, PeriodTally tally) throws SQLException {
        List<UsesRow> rows = usesRows(on);
        Map<Long, RatingLine> byId = lines.linesOf(
                rows.stream().map(UsesRow::lineId).filter(Objects::nonNull).collect(Collectors.toSet()));
        for (UsesRow row : rows) {
            RatingLine line = row.lineId() == null ? null : byId.get(row.lineId());
            tally.addUses(line, row.voided(), row.records(), row.units());
        }
    }

    @Override
    public long accepted() {
        return run(on -> {
            try (PreparedStatement statement = on.prepareStatement(ACCEPTED)) {
                statement.setInt(1, periodId);
                statement.setInt(2, periodId);
                statement.setInt(3, periodId);
                return number(statement);
            }
        });
    }

    @Override
    public List<Booked> booked() {
        return run(on -> {
            List<LineRow> rows = lineRows(on);
            Map<Long, Long> changes = lateChanges(on);
            Map<Long, RatingLine> byId =
                    lines.linesOf(rows.stream().map(LineRow::lineId).collect(Collectors.toSet()));
            List<Booked> booked = new ArrayList<>();
            for (LineRow row : rows) {
                RatingLine line = Objects.requireNonNull(byId.get(row.lineId()));
                var amount = new Amount(row.amount(), line.deal().asset());
                var streamed = new BookedLine(line, row.quantity(), amount, row.first(), row.last());
                booked.add(new Booked(streamed, changes.getOrDefault(row.lineId(), 0L)));
            }
            return booked;
        });
    }

    @Override
    public Map<RatingLine, Long> quantities(Set<RatingLine> pools) {
        return run(on -> new PoolTotals(on, lines).quantities(pools));
    }

    @Override
    public void settle(List<Settled> settled) {
        if (settled.isEmpty()) {
            return;
        }
        run(on -> {
            Map<RatingLine, Long> added = new HashMap<>();
            for (Settled line : settled) {
                added.put(line.settled().line(), line.settled().quantity() - line.streamedQuantity());
            }
            new PoolTotals(on, lines).add(added);
            List<BookedLine> rows = settled.stream().map(Settled::settled).toList();
            Map<RatingLine, Long> ids =
                    lines.idsOf(rows.stream().map(BookedLine::line).collect(Collectors.toSet()));
            try (PreparedStatement statement = on.prepareStatement(SETTLE)) {
                Columns.bind(statement, rows)
                        .bigint(row -> Objects.requireNonNull(ids.get(row.line())))
                        .integer(row -> periodId)
                        .bigint(BookedLine::quantity)
                        .bigint(row -> row.amount().units())
                        .timestamp(BookedLine::first)
                        .timestamp(BookedLine::last);
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public Amount carriedOver(PayerId payer, Asset asset) {
        return run(on -> {
            try (PreparedStatement statement = on.prepareStatement(CARRIED_OVER)) {
                statement.setString(1, period.publisher().value());
                statement.setString(2, payer.value());
                statement.setString(3, asset.code());
                return new Amount(number(statement), asset);
            }
        });
    }

    @Override
    public List<Invoice> number(List<InvoiceDraft> drafts, Instant issuedAt) {
        return run(on -> invoices.number(drafts, issuedAt));
    }

    @Override
    public void enter(List<JournalEntry> entries) {
        run(on -> journal.enter(on, entries, EntrySource.CLOSE));
    }

    @Override
    public void issue(List<Invoice> issued) {
        run(on -> {
            invoices.issue(issued);
            return issued.size();
        });
    }

    @Override
    public void close(Completeness completeness, Instant closedAt) {
        run(on -> {
            try (PreparedStatement statement = on.prepareStatement(CLOSE)) {
                statement.setObject(1, closedAt.atOffset(ZoneOffset.UTC));
                statement.setLong(2, completeness.accepted());
                statement.setLong(3, completeness.billed());
                statement.setLong(4, completeness.free());
                statement.setLong(5, completeness.voided());
                statement.setLong(6, completeness.rejected());
                statement.setLong(7, completeness.carried());
                statement.setInt(8, periodId);
                statement.executeUpdate();
            }
            invoices.announce(List.of(events.closed(period, completeness, closedAt)));
            return completeness;
        });
    }

    /** One close of a publisher at a time: each goes on from what the one before carried over. */
    private void holdPublisher() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLD_PUBLISHER)) {
            statement.setString(1, period.publisher().value());
            statement.execute();
        }
    }

    private PeriodStatus hold() throws SQLException {
        holdPublisher();
        try (PreparedStatement statement = connection.prepareStatement(HOLD)) {
            statement.setInt(1, periodId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return PeriodStatuses.read(period, row);
            }
        }
    }

    private Period nextOpen(Connection on) throws SQLException {
        Period next = periods.after(period);
        return Objects.requireNonNull(
                periods.holdOpen(on, new HashSet<>(Set.of(next))).get(next));
    }

    private List<TallyRow> tallyRows(Connection on) throws SQLException {
        List<TallyRow> rows = new ArrayList<>();
        try (PreparedStatement statement = on.prepareStatement(COUNT_ACCESSES)) {
            statement.setInt(1, periodId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    @Nullable String ending = row.getString("ending");
                    rows.add(new TallyRow(
                            row.getLong("line_id"),
                            row.getBoolean("observed"),
                            ending == null ? null : Ending.of(ending),
                            new LineTally(
                                    row.getLong("accesses"),
                                    row.getObject("first_access_at", OffsetDateTime.class)
                                            .toInstant(),
                                    row.getObject("last_access_at", OffsetDateTime.class)
                                            .toInstant())));
                }
            }
        }
        return rows;
    }

    private List<UsesRow> usesRows(Connection on) throws SQLException {
        List<UsesRow> rows = new ArrayList<>();
        try (PreparedStatement statement = on.prepareStatement(COUNT_USAGES)) {
            statement.setInt(1, periodId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(new UsesRow(
                            row.getObject("line_id", Long.class),
                            row.getBoolean("voided"),
                            row.getLong("usages"),
                            new LineTally(
                                    row.getLong("quantity"),
                                    row.getObject("first_used_at", OffsetDateTime.class)
                                            .toInstant(),
                                    row.getObject("last_used_at", OffsetDateTime.class)
                                            .toInstant())));
                }
            }
        }
        return rows;
    }

    private List<LineRow> lineRows(Connection on) throws SQLException {
        List<LineRow> rows = new ArrayList<>();
        try (PreparedStatement statement = on.prepareStatement(BOOKED)) {
            statement.setInt(1, periodId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(new LineRow(
                            row.getLong("line_id"),
                            row.getLong("quantity"),
                            row.getLong("amount"),
                            row.getObject("first_access_at", OffsetDateTime.class)
                                    .toInstant(),
                            row.getObject("last_access_at", OffsetDateTime.class)
                                    .toInstant()));
                }
            }
        }
        return rows;
    }

    private Map<Long, Long> lateChanges(Connection on) throws SQLException {
        Map<Long, Long> changes = new HashMap<>();
        try (PreparedStatement statement = on.prepareStatement(LATE_CHANGES)) {
            statement.setInt(1, periodId);
            statement.setInt(2, periodId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    changes.put(row.getLong("line_id"), row.getLong("quantity"));
                }
            }
        }
        return changes;
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private <T> T run(Work<T> work) {
        try {
            return work.on(connection);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }
}
