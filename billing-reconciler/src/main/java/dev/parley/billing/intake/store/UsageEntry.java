package dev.parley.billing.intake.store;

import dev.parley.billing.intake.BookedBatch;
import dev.parley.billing.intake.Effect;
import dev.parley.billing.intake.SortedUsages.CountedUsage;
import dev.parley.billing.intake.SortedUsages.NewUsage;
import dev.parley.billing.intake.SortedUsages.ReversedUsage;
import dev.parley.billing.meter.Usage;
import dev.parley.billing.period.store.StoredPeriods;
import dev.parley.shell.store.BinaryCopy;
import dev.parley.shell.store.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes what a batch does to the uses of responses; rows go in by their ids. */
final class UsageEntry {
    private static final String COPY_USAGES = Sql.named(UsageEntry.class, "copy_usages.sql");
    private static final String COPY_LINES = Sql.named(UsageEntry.class, "copy_usage_lines.sql");
    private static final String COPY_WAITING = Sql.named(UsageEntry.class, "copy_waiting_usages.sql");
    private static final String REMOVE_WAITING = Sql.named(UsageEntry.class, "remove_waiting_usages.sql");
    private static final String COPY_REVERSALS = Sql.named(UsageEntry.class, "copy_usage_reversals.sql");

    private final Connection connection;
    private final StoredPeriods periods;
    private final BatchNumbers numbers;

    UsageEntry(Connection connection, StoredPeriods periods, BatchNumbers numbers) {
        this.connection = connection;
        this.periods = periods;
        this.numbers = numbers;
    }

    void enter(BookedBatch booked) throws SQLException {
        var usages = booked.sorted().usages();
        copyAdded(sorted(usages.added(), Comparator.comparing(row -> row.usage().id())), booked);
        copyCounted(sorted(usages.counted(), Comparator.comparing(CountedUsage::id)));
        copyReversed(sorted(usages.reversed(), Comparator.comparing(ReversedUsage::id)));
        changeWaiting(booked);
    }

    /** What this batch brought and did not count waits; what it counted and did not bring has waited. */
    private void changeWaiting(BookedBatch booked) throws SQLException {
        var usages = booked.sorted().usages();
        Set<UUID> counted = usages.counted().stream().map(CountedUsage::id).collect(Collectors.toSet());
        List<Usage> waiting = new ArrayList<>();
        for (NewUsage row : usages.added()) {
            if (!counted.remove(row.usage().id())) {
                waiting.add(row.usage());
            }
        }
        copyWaiting(waiting, booked.batch().partition().number());
        removeWaiting(counted);
    }

    private void copyWaiting(List<Usage> waiting, int partition) throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        try (var copy = new BinaryCopy(connection, COPY_WAITING)) {
            for (Usage usage : sorted(waiting, Comparator.comparing(Usage::id))) {
                copy.row(3).uuid(usage.id()).uuid(usage.grantId()).integer(partition);
            }
            copy.finish();
        }
    }

    private void removeWaiting(Set<UUID> counted) throws SQLException {
        if (counted.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(REMOVE_WAITING)) {
            statement.setArray(1, connection.createArrayOf("uuid", counted.toArray()));
            statement.executeUpdate();
        }
    }

    private void copyAdded(List<NewUsage> rows, BookedBatch booked) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        int partition = booked.batch().partition().number();
        try (var copy = new BinaryCopy(connection, COPY_USAGES)) {
            for (NewUsage row : rows) {
                Usage usage = row.usage();
                copy.row(13)
                        .uuid(usage.id())
                        .uuid(usage.grantId())
                        .text(usage.relationship().publisher().value())
                        .text(usage.relationship().payer().value())
                        .text(row.usedIn().name().toString())
                        .integer(periods.idOf(row.countedIn()))
                        .timestamp(usage.usedAt())
                        .text(usage.word().token())
                        .bigint(usage.quantity())
                        .text(usage.reference())
                        .bytes(usage.digest().bytes())
                        .integer(partition)
                        .bigint(row.offset());
            }
            copy.finish();
        }
    }

    private void copyCounted(List<CountedUsage> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var copy = new BinaryCopy(connection, COPY_LINES)) {
            for (CountedUsage row : rows) {
                copy.row(3).uuid(row.id()).bigint(numbers.of(row.line())).bigint(numbers.entryOf(row.effect()));
            }
            copy.finish();
        }
    }

    private void copyReversed(List<ReversedUsage> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var copy = new BinaryCopy(connection, COPY_REVERSALS)) {
            for (ReversedUsage row : rows) {
                Effect effect = row.effect();
                copy.row(6)
                        .uuid(row.id())
                        .bigint(numbers.of(effect.line()))
                        .integer(periods.idOf(effect.books()))
                        .bool(effect.isLate())
                        .bigint(effect.quantity())
                        .bigint(numbers.entryOf(effect));
            }
            copy.finish();
        }
    }

    private static <R> List<R> sorted(List<R> rows, Comparator<R> order) {
        return rows.stream().sorted(order).toList();
    }
}
