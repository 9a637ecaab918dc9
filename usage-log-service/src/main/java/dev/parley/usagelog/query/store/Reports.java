package dev.parley.usagelog.query.store;

import dev.parley.shell.identity.Scope;
import dev.parley.shell.store.Sql;
import dev.parley.shell.store.Transactions;
import dev.parley.usagelog.query.LineStatus;
import dev.parley.usagelog.query.Page;
import dev.parley.usagelog.query.ReportEntry;
import dev.parley.usagelog.query.ReportEntry.Finding;
import dev.parley.usagelog.query.ReportEntry.Receipt;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of usage reports, within a scope. */
@Singleton
public class Reports {
    private static final String FIND = Sql.named(Reports.class, "find_report.sql");
    private static final String COUNT = Sql.named(Reports.class, "count_report_lines.sql");
    private static final String FINDINGS = Sql.named(Reports.class, "report_findings.sql");

    private final Transactions transactions;

    public Reports(Transactions transactions) {
        this.transactions = transactions;
    }

    private record Found(
            String publisher, String payer, @Nullable Receipt receipt, boolean waitsForKey) {}

    /**
     * A report; empty where nothing of it was read yet, or it is not in the scope.
     *
     * @param after the place of the finding behind which they begin; 0 for the first page
     * @param limit of the findings, 1 or more
     */
    public Optional<ReportEntry> report(Scope scope, String report, long after, int limit) {
        return transactions.call(connection -> {
            List<Found> found = find(connection, scope, report);
            return found.isEmpty()
                    ? Optional.<ReportEntry>empty()
                    : Optional.of(entry(connection, report, found.getFirst(), after, limit));
        });
    }

    private static List<Found> find(Connection connection, Scope scope, String report) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            new Parameters(statement)
                    .text(report, 5)
                    .text(scope.publisherText(), 2)
                    .text(scope.payerText(), 2);
            return Rows.read(
                    statement,
                    row -> new Found(
                            row.getString("publisher"),
                            row.getString("payer"),
                            receipt(row),
                            row.getBoolean("waits_for_key")));
        }
    }

    private static @Nullable Receipt receipt(ResultSet row) throws SQLException {
        return row.getObject("received_at") == null
                ? null
                : new Receipt(
                        Rows.instant(row, "received_at"),
                        row.getInt("accepted"),
                        row.getInt("rejected"),
                        row.getInt("parked"));
    }

    private static ReportEntry entry(Connection connection, String report, Found found, long after, int limit)
            throws SQLException {
        return new ReportEntry(
                report,
                found.publisher(),
                found.payer(),
                found.receipt(),
                found.waitsForKey(),
                counts(connection, report, found),
                findings(connection, report, found, after, limit));
    }

    private static Map<LineStatus, Long> counts(Connection connection, String report, Found found) throws SQLException {
        Map<LineStatus, Long> counts = new EnumMap<>(LineStatus.class);
        try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
            new Parameters(statement)
                    .text(found.publisher())
                    .text(found.payer())
                    .text(report);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    counts.put(LineStatus.of(row.getString("status")), row.getLong("lines"));
                }
            }
        }
        return counts;
    }

    private static Page<Finding, Long> findings(
            Connection connection, String report, Found found, long after, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FINDINGS)) {
            new Parameters(statement)
                    .text(found.publisher())
                    .text(found.payer())
                    .text(report)
                    .bigint(after)
                    .integer(limit + 1);
            List<Finding> findings = Rows.read(
                    statement,
                    row -> new Finding(
                            // A cursor of 0 stands for the beginning, and an offset may be 0 as well.
                            row.getLong("source_offset") + 1,
                            row.getString("record_id"),
                            LineStatus.of(row.getString("status")),
                            row.getString("first_report"),
                            row.getString("fault")));
            return Page.of(findings, limit, Finding::place);
        }
    }
}
