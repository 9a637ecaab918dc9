package dev.parley.bench.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.backbone.Database;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Books that are kept one event at a time, as a plain service would: a transaction for each event holds its row, a
 * journal entry, two postings, two balances and the offset. Each connection has accounts of its own, so that none
 * waits for another's.
 */
final class SingleCommits {

    private static final int CONNECTIONS = 16;
    private static final int EVENTS_BETWEEN_LOOKS_AT_THE_CLOCK = 10;
    private static final long AMOUNT = 2_000;

    private final Database database;
    private final Duration duration;

    private SingleCommits(Database database, Duration duration) {
        this.database = database;
        this.duration = duration;
    }

    static SingleCommits in(Database database, Duration duration) throws SQLException, IOException {
        try (var connection = Books.connect(database);
                var statement = connection.createStatement()) {
            statement.execute(script());
        }
        return new SingleCommits(database, duration);
    }

    double eventsPerSecond() throws Exception {
        long start = System.nanoTime();
        long deadline = start + duration.toNanos();
        long events = 0;
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var writers = new ArrayList<Future<Long>>();
            for (int writer = 0; writer < CONNECTIONS; writer++) {
                int number = writer;
                writers.add(threads.submit(() -> write(number, deadline)));
            }
            for (Future<Long> writer : writers) {
                events += writer.get();
            }
        }
        return events / ((System.nanoTime() - start) / 1e9);
    }

    private long write(int writer, long deadline) throws SQLException {
        try (var connection = Books.connect(database);
                var transaction = new Transaction(connection, writer)) {
            long events = 0;
            while (System.nanoTime() < deadline) {
                for (int i = 0; i < EVENTS_BETWEEN_LOOKS_AT_THE_CLOCK; i++) {
                    transaction.keep(events++);
                }
            }
            return events;
        }
    }

    private static String script() throws IOException {
        try (InputStream script = SingleCommits.class.getResourceAsStream("single-commits.sql")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
        }
    }

    /** One event after another on one connection. */
    private static final class Transaction implements AutoCloseable {

        private final Connection connection;
        private final PreparedStatement event;
        private final PreparedStatement entry;
        private final PreparedStatement posting;
        private final PreparedStatement balance;
        private final PreparedStatement position;
        private final int writer;

        Transaction(Connection connection, int writer) throws SQLException {
            connection.setAutoCommit(false);
            this.connection = connection;
            this.writer = writer;
            event = connection.prepareStatement(
                    "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
            entry = connection.prepareStatement("INSERT INTO entry (event_id) VALUES (?) RETURNING entry_id");
            posting = connection.prepareStatement("INSERT INTO posting VALUES (?, ?, ?)");
            balance = connection.prepareStatement("UPDATE balance SET amount = amount + ? WHERE account_id = ?");
            position = connection.prepareStatement("UPDATE position SET next_offset = ? WHERE partition = ?");
        }

        void keep(long offset) throws SQLException {
            UUID id = UUID.randomUUID();
            if (keepEvent(id) == 1) {
                long entryId = keepEntry(id);
                post(entryId, 2 * writer, AMOUNT);
                post(entryId, 2 * writer + 1, -AMOUNT);
            }
            position.setLong(1, offset);
            position.setInt(2, writer);
            position.executeUpdate();
            connection.commit();
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
        }

        private int keepEvent(UUID id) throws SQLException {
            event.setObject(1, id);
            event.setString(2, "pub_bench_0");
            event.setString(3, "cli_bench_" + writer);
            event.setString(4, "agr_bench_" + writer);
            event.setObject(5, OffsetDateTime.now(ZoneOffset.UTC));
            event.setString(6, "http://bench-0.localhost/news/1");
            event.setBytes(7, new byte[32]);
            return event.executeUpdate();
        }

        private long keepEntry(UUID id) throws SQLException {
            entry.setObject(1, id);
            try (var row = entry.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }

        private void post(long entryId, int account, long amount) throws SQLException {
            posting.setLong(1, entryId);
            posting.setInt(2, account);
            posting.setLong(3, amount);
            posting.executeUpdate();
            balance.setLong(1, amount);
            balance.setInt(2, account);
            balance.executeUpdate();
        }
    }
}
