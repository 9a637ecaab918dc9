package dev.parley.usagelog.record.store;

import dev.parley.protocol.agreement.ResponseId;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.terms.Unit;
import dev.parley.shell.store.Columns;
import dev.parley.shell.store.Sql;
import dev.parley.shell.store.Transactions;
import dev.parley.usagelog.record.ParkedRecord;
import dev.parley.usagelog.record.Parking;
import dev.parley.usagelog.record.RecordId;
import dev.parley.usagelog.record.ReportId;
import dev.parley.usagelog.record.Reporter;
import dev.parley.usagelog.record.UsageRecord;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lines that wait for a key, in a table. */
@Singleton
public class PostgresParking implements Parking {
    private static final String HOLD = Sql.named(PostgresParking.class, "hold_reporter.sql");
    private static final String PARK = Sql.named(PostgresParking.class, "park_records.sql");
    private static final String AFTER = Sql.named(PostgresParking.class, "parked_after.sql");
    private static final String REMOVE = Sql.named(PostgresParking.class, "remove_parked.sql");
    private static final String REFUSE = Sql.named(PostgresParking.class, "refuse_parked.sql");

    private final Transactions transactions;

    public PostgresParking(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Set<RecordId> park(List<ParkedRecord> lines, int max) {
        Reporter reporter = lines.getFirst().reporter();
        return transactions.call(connection -> {
            hold(connection, reporter);
            return park(connection, reporter, lines, max);
        });
    }

    /** Until the end of the transaction: of two reports at once each would take the same room. */
    private static void hold(Connection connection, Reporter reporter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLD)) {
            statement.setString(1, reporter.publisher() + "/" + reporter.client());
            statement.execute();
        }
    }

    private static Set<RecordId> park(Connection connection, Reporter reporter, List<ParkedRecord> lines, int max)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PARK)) {
            Columns.bind(statement, lines)
                    .text(line -> line.reporter().publisher().value())
                    .text(line -> line.reporter().client().value())
                    .text(of(record -> record.id().value()))
                    .text(of(record -> record.response().value()))
                    .text(of(record -> record.agreement().value()))
                    .text(of(record -> record.use().token()))
                    .integer(of(UsageRecord::quantity))
                    .timestamp(of(UsageRecord::usedAt))
                    .text(line -> line.record().reference())
                    .text(line -> line.report().value())
                    .timestamp(ParkedRecord::arrivedAt);
            statement.setInt(12, max);
            statement.setString(13, reporter.publisher().value());
            statement.setString(14, reporter.client().value());
            try (ResultSet row = statement.executeQuery()) {
                var waiting = new HashSet<RecordId>();
                while (row.next()) {
                    waiting.add(new RecordId(row.getString("record_id")));
                }
                return waiting;
            }
        }
    }

    @Override
    public List<Parked> after(long number, int limit) {
        return transactions.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(AFTER)) {
                statement.setLong(1, number);
                statement.setInt(2, limit);
                try (ResultSet row = statement.executeQuery()) {
                    var lines = new ArrayList<Parked>();
                    while (row.next()) {
                        lines.add(new Parked(row.getLong("number"), line(row)));
                    }
                    return lines;
                }
            }
        });
    }

    @Override
    public void remove(List<Long> numbers) {
        if (numbers.isEmpty()) {
            return;
        }
        transactions.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
                Columns.bind(statement, numbers).bigint(Function.identity());
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public void refuse(List<Refused> lines) {
        if (lines.isEmpty()) {
            return;
        }
        transactions.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(REFUSE)) {
                Columns.bind(statement, lines).bigint(Refused::number).text(PostgresParking::text);
                return statement.executeUpdate();
            }
        });
    }

    private static String text(Refused line) {
        return line.faults().stream()
                .map(fault -> fault.pointer() + " " + fault.message())
                .collect(Collectors.joining("; "));
    }

    private static <T> Function<ParkedRecord, T> of(Function<UsageRecord, T> column) {
        return line -> column.apply(line.record());
    }

    private static ParkedRecord line(ResultSet row) throws SQLException {
        var reporter = new Reporter(new PublisherId(row.getString("publisher")), new ClientId(row.getString("client")));
        var record = new UsageRecord(
                new RecordId(row.getString("record_id")),
                new ResponseId(row.getString("response_id")),
                new AgreementId(row.getString("agreement")),
                new Unit(row.getString("usage")),
                row.getInt("quantity"),
                instant(row, "used_at"),
                row.getString("reference"));
        return new ParkedRecord(reporter, new ReportId(row.getString("report")), record, instant(row, "parked_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
