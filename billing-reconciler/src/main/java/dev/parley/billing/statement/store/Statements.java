package dev.parley.billing.statement.store;

import dev.parley.billing.meter.Ending;
import dev.parley.billing.period.PeriodName;
import dev.parley.billing.rating.RatingLine;
import dev.parley.billing.rating.store.RatingLines;
import dev.parley.billing.statement.AccessRecord;
import dev.parley.billing.statement.Statement;
import dev.parley.billing.statement.StatementLine;
import dev.parley.billing.statement.StatementTotal;
import dev.parley.billing.statement.UseRecord;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import dev.parley.shell.identity.Scope;
import dev.parley.shell.store.Sql;
import dev.parley.shell.store.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads statements, and single accesses, within a scope. */
@Singleton
public class Statements {
    private static final String LINES = Sql.named(Statements.class, "statement_lines.sql");
    private static final String TOTALS = Sql.named(Statements.class, "statement_totals.sql");
    private static final String OPEN_PERIODS = Sql.named(Statements.class, "open_periods.sql");
    private static final String ACCESS = Sql.named(Statements.class, "find_access.sql");
    private static final String USES = Sql.named(Statements.class, "uses_of_access.sql");
    private static final int PAGE = 1000;

    private final Transactions transactions;

    public Statements(Transactions transactions) {
        this.transactions = transactions;
    }

    private record Numbered(long id, StatementLine line) {}

    /** @param after the number of the line after which the lines begin; 0 for the first page */
    public Statement statement(Scope scope, PeriodName period, long after) {
        return transactions.call(connection -> {
            List<Numbered> page = lines(connection, scope, period, after);
            boolean more = page.size() > PAGE;
            List<Numbered> shown = more ? page.subList(0, PAGE) : page;
            return new Statement(
                    period,
                    isProvisional(connection, scope, period),
                    totals(connection, scope, period),
                    shown.stream().map(Numbered::line).toList(),
                    more ? shown.getLast().id() : null);
        });
    }

    /** An access by the id of its grant, and its uses; empty where there is none, or it is not in the scope. */
    public Optional<AccessRecord> access(Scope scope, UUID grant) {
        return transactions.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ACCESS)) {
                statement.setObject(1, grant);
                statement.setString(2, scope.publisherText());
                statement.setString(3, scope.payerText());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(readAccess(row, uses(connection, grant))) : Optional.empty();
                }
            }
        });
    }

    private static List<UseRecord> uses(Connection connection, UUID grant) throws SQLException {
        List<UseRecord> uses = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(USES)) {
            statement.setObject(1, grant);
            statement.setInt(2, PAGE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    uses.add(new UseRecord(
                            RatingLines.read(row),
                            row.getLong("quantity"),
                            instant(row, "first_used_at"),
                            instant(row, "last_used_at"),
                            PeriodName.parse(row.getString("counted_in"))));
                }
            }
        }
        return uses;
    }

    private static List<Numbered> lines(Connection connection, Scope scope, PeriodName period, long after)
            throws SQLException {
        List<Numbered> lines = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(LINES)) {
            bind(statement, scope, period);
            statement.setLong(4, after);
            statement.setInt(5, PAGE + 1);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lines.add(new Numbered(row.getLong("line_id"), readLine(row)));
                }
            }
        }
        return lines;
    }

    private static List<StatementTotal> totals(Connection connection, Scope scope, PeriodName period)
            throws SQLException {
        List<StatementTotal> totals = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(TOTALS)) {
            bind(statement, scope, period);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    var amount = new Amount(row.getLong("amount"), Asset.of(row.getString("asset")));
                    totals.add(new StatementTotal(row.getLong("quantity"), amount));
                }
            }
        }
        return totals;
    }

    private static boolean isProvisional(Connection connection, Scope scope, PeriodName period) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OPEN_PERIODS)) {
            statement.setString(1, period.toString());
            statement.setString(2, scope.publisherText());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1) > 0 || row.getLong(2) == 0;
            }
        }
    }

    private static void bind(PreparedStatement statement, Scope scope, PeriodName period) throws SQLException {
        statement.setString(1, period.toString());
        statement.setString(2, scope.publisherText());
        statement.setString(3, scope.payerText());
    }

    private static StatementLine readLine(ResultSet row) throws SQLException {
        RatingLine line = RatingLines.read(row);
        return new StatementLine(
                line,
                row.getLong("quantity"),
                new Amount(row.getLong("amount"), line.deal().asset()),
                instant(row, "first_access_at"),
                instant(row, "last_access_at"));
    }

    private static AccessRecord readAccess(ResultSet row, List<UseRecord> uses) throws SQLException {
        @Nullable String ending = row.getString("ending");
        return new AccessRecord(
                RatingLines.read(row),
                instant(row, "occurred_at"),
                row.getString("resource"),
                row.getBoolean("observed"),
                ending == null ? null : Ending.of(ending),
                ending == null ? null : instant(row, "ended_at"),
                PeriodName.parse(row.getString("counted_in")),
                uses);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
