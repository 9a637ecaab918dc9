package dev.parley.billing.intake.store;

import dev.parley.billing.intake.Arrival;
import dev.parley.billing.intake.BookedBatch;
import dev.parley.billing.intake.Effect;
import dev.parley.billing.intake.IntakeBatch;
import dev.parley.billing.intake.Reading;
import dev.parley.billing.intake.Sorted;
import dev.parley.billing.intake.Sorted.NewGrant;
import dev.parley.billing.intake.Sorted.NewOutcome;
import dev.parley.billing.intake.StalePartitionException;
import dev.parley.billing.ledger.ChargeKey;
import dev.parley.billing.ledger.EntryKind;
import dev.parley.billing.ledger.store.EntrySource;
import dev.parley.billing.ledger.store.Journal;
import dev.parley.billing.meter.Grant;
import dev.parley.billing.meter.Outcome;
import dev.parley.billing.period.Period;
import dev.parley.billing.period.store.StoredPeriods;
import dev.parley.billing.rating.RatedChange;
import dev.parley.billing.rating.RatingLine;
import dev.parley.billing.rating.store.PoolTotals;
import dev.parley.billing.rating.store.PriceLists;
import dev.parley.billing.rating.store.RatingLines;
import dev.parley.shell.store.BinaryCopy;
import dev.parley.shell.store.Columns;
import dev.parley.shell.store.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Writes a batch: a handful of statements, however many records. */
final class BatchEntry {
    private static final String COPY_GRANTS = Sql.named(BatchEntry.class, "copy_grants.sql");
    private static final String COPY_OUTCOMES = Sql.named(BatchEntry.class, "copy_outcomes.sql");
    private static final String COPY_QUARANTINE = Sql.named(BatchEntry.class, "copy_quarantine.sql");
    private static final String COPY_LATE_CHANGES = Sql.named(BatchEntry.class, "copy_late_changes.sql");
    private static final String ADD_LINE_TOTALS = Sql.named(BatchEntry.class, "add_line_totals.sql");
    private static final String ADD_PERIOD_COUNTS = Sql.named(BatchEntry.class, "add_period_counts.sql");
    private static final String MOVE_PARTITION = Sql.named(BatchEntry.class, "move_partition.sql");

    private final Connection connection;
    private final RatingLines lines;
    private final PriceLists priceLists;
    private final StoredPeriods periods;
    private final Journal journal;
    private final InstantSource clock;

    BatchEntry(
            Connection connection,
            RatingLines lines,
            PriceLists priceLists,
            StoredPeriods periods,
            Journal journal,
            InstantSource clock) {
        this.connection = connection;
        this.lines = lines;
        this.priceLists = priceLists;
        this.periods = periods;
        this.journal = journal;
        this.clock = clock;
    }

    void enter(BookedBatch booked) throws SQLException {
        Map<ChargeKey, Long> entryIds = enterJournal(booked);
        var numbers = new BatchNumbers(lines.idsOf(linesOf(booked)), entryIds);
        copyGrants(booked, numbers);
        copyOutcomes(booked, numbers);
        copyLateChanges(booked, numbers);
        new UsageEntry(connection, periods, numbers).enter(booked);
        copyQuarantine(booked);
        addPools(booked);
        addLineTotals(booked, numbers);
        addPeriodCounts(booked);
        movePartition(booked);
    }

    private Map<ChargeKey, Long> enterJournal(BookedBatch booked) throws SQLException {
        IntakeBatch batch = booked.batch();
        var source = new EntrySource(
                batch.partition().topic(),
                batch.partition().number(),
                batch.arrivals().getFirst().offset());
        Iterator<Long> ids = journal.enter(
                        connection, List.copyOf(booked.entries().values()), source)
                .iterator();
        Map<ChargeKey, Long> entryIds = new HashMap<>();
        booked.entries().keySet().forEach(key -> entryIds.put(key, ids.next()));
        return entryIds;
    }

    private static Set<RatingLine> linesOf(BookedBatch booked) {
        Set<RatingLine> wanted = new HashSet<>();
        booked.sorted().grants().forEach(added -> wanted.add(added.line()));
        booked.sorted().usages().counted().forEach(counted -> wanted.add(counted.line()));
        booked.changes().forEach(rated -> wanted.add(rated.change().line()));
        return wanted;
    }

    /** Rows go in by their ids: two transactions that meet wait for each other in one order, and cannot deadlock. */
    private void copyGrants(BookedBatch booked, BatchNumbers numbers) throws SQLException {
        List<NewGrant> rows = new ArrayList<>(booked.sorted().grants());
        if (rows.isEmpty()) {
            return;
        }
        rows.sort(Comparator.comparing(row -> row.grant().id()));
        int partition = booked.batch().partition().number();
        try (var copy = new BinaryCopy(connection, COPY_GRANTS)) {
            for (NewGrant row : rows) {
                Grant grant = row.grant();
                copy.row(11)
                        .uuid(grant.id())
                        .bigint(numbers.of(row.line()))
                        .integer(periods.idOf(row.countedIn()))
                        .timestamp(grant.occurredAt())
                        .bool(grant.observed())
                        .bytes(grant.digest().bytes())
                        .bigint(numbers.entryOf(row.effect()))
                        .text(grant.resource())
                        .integer(partition)
                        .bigint(row.offset())
                        .integer(priceLists.idOf(grant.prices()));
            }
            copy.finish();
        }
    }

    private void copyOutcomes(BookedBatch booked, BatchNumbers numbers) throws SQLException {
        List<NewOutcome> rows = new ArrayList<>(booked.sorted().outcomes());
        if (rows.isEmpty()) {
            return;
        }
        rows.sort(Comparator.comparing(row -> row.outcome().grantId()));
        int partition = booked.batch().partition().number();
        try (var copy = new BinaryCopy(connection, COPY_OUTCOMES)) {
            for (NewOutcome row : rows) {
                Outcome outcome = row.outcome();
                copy.row(10)
                        .uuid(outcome.grantId())
                        .text(outcome.ending().token())
                        .text(outcome.relationship().publisher().value())
                        .text(outcome.relationship().payer().value())
                        .uuid(outcome.id())
                        .timestamp(outcome.occurredAt())
                        .bytes(outcome.digest().bytes())
                        .bigint(numbers.entryOf(row.effect()))
                        .integer(partition)
                        .bigint(row.offset());
            }
            copy.finish();
        }
    }

    private void copyLateChanges(BookedBatch booked, BatchNumbers numbers) throws SQLException {
        List<NewOutcome> late = booked.sorted().outcomes().stream()
                .filter(row -> row.effect() != null && row.effect().isLate())
                .toList();
        if (late.isEmpty()) {
            return;
        }
        try (var copy = new BinaryCopy(connection, COPY_LATE_CHANGES)) {
            for (NewOutcome row : late) {
                Effect effect = Objects.requireNonNull(row.effect());
                copy.row(5)
                        .uuid(row.outcome().grantId())
                        .text(row.outcome().ending().token())
                        .bigint(numbers.of(effect.line()))
                        .integer(periods.idOf(effect.books()))
                        .smallint(effect.kind() == EntryKind.CHARGE ? 1 : -1);
            }
            copy.finish();
        }
    }

    private void copyQuarantine(BookedBatch booked) throws SQLException {
        if (booked.sorted().refused().isEmpty()) {
            return;
        }
        var now = clock.instant();
        var partition = booked.batch().partition();
        try (var copy = new BinaryCopy(connection, COPY_QUARANTINE)) {
            for (Arrival refused : booked.sorted().refused()) {
                var why = (Reading.Unusable) refused.reading();
                copy.row(8)
                        .text(partition.topic())
                        .integer(partition.number())
                        .bigint(refused.offset())
                        .text(why.reason().token())
                        .text(why.detail())
                        .bytes(refused.key())
                        .bytes(refused.value())
                        .timestamp(now);
            }
            copy.finish();
        }
    }

    private void addPools(BookedBatch booked) throws SQLException {
        Map<RatingLine, Long> added = new HashMap<>();
        booked.changes().forEach(rated -> added.merge(rated.change().line(), rated.quantity(), Long::sum));
        new PoolTotals(connection, lines).add(added);
    }

    private void addLineTotals(BookedBatch booked, BatchNumbers numbers) throws SQLException {
        if (booked.changes().isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(ADD_LINE_TOTALS)) {
            Columns.bind(statement, booked.changes())
                    .bigint(rated -> numbers.of(rated.change().line()))
                    .integer(rated -> periods.idOf(rated.change().books()))
                    .bigint(RatedChange::quantity)
                    .bigint(rated -> rated.amount().units())
                    .timestamp(rated -> rated.change().first())
                    .timestamp(rated -> rated.change().last());
            statement.executeUpdate();
        }
    }

    private void addPeriodCounts(BookedBatch booked) throws SQLException {
        Map<Period, Long> counts = new HashMap<>();
        booked.sorted().grants().forEach(row -> counts.merge(row.countedIn(), 1L, Long::sum));
        booked.sorted().usages().added().forEach(row -> counts.merge(row.countedIn(), 1L, Long::sum));
        if (counts.isEmpty()) {
            return;
        }
        int partition = booked.batch().partition().number();
        try (PreparedStatement statement = connection.prepareStatement(ADD_PERIOD_COUNTS)) {
            Columns.bind(statement, counts.entrySet())
                    .integer(count -> periods.idOf(count.getKey()))
                    .integer(count -> partition)
                    .bigint(Map.Entry::getValue);
            statement.executeUpdate();
        }
    }

    private void movePartition(BookedBatch booked) throws SQLException {
        IntakeBatch batch = booked.batch();
        Sorted sorted = booked.sorted();
        try (PreparedStatement statement = connection.prepareStatement(MOVE_PARTITION)) {
            statement.setLong(1, batch.next());
            statement.setLong(
                    2, sorted.grants().size() + (long) sorted.usages().added().size());
            statement.setLong(3, sorted.duplicates());
            statement.setLong(4, sorted.refused().size());
            statement.setLong(5, sorted.outcomes().size() + (long) sorted.notBillable());
            statement.setString(6, batch.partition().topic());
            statement.setInt(7, batch.partition().number());
            statement.setLong(8, batch.from());
            if (statement.executeUpdate() != 1) {
                throw new StalePartitionException(batch.partition(), batch.from(), -1);
            }
        }
    }
}
