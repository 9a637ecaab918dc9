package dev.parley.billing.invoice.store;

import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import dev.parley.shell.identity.Scope;
import dev.parley.shell.store.Sql;
import dev.parley.shell.store.Transactions;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads invoices within a scope. */
@Singleton
public class Invoices {
    private static final String LIST = Sql.named(Invoices.class, "list_invoices.sql");
    private static final String FIND = Sql.named(Invoices.class, "find_invoice.sql");
    private static final String LINES = Sql.named(Invoices.class, "invoice_lines.sql");

    private final Transactions transactions;

    public Invoices(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @param place in the list, from 1 */
    public record Listed(
            long place,
            String invoice,
            String number,
            String publisher,
            String payer,
            String period,
            Amount total,
            Instant issuedAt) {}

    /**
     * A line with what it needs to stand alone in a table.
     *
     * @param deal null on the line that brings the remainder of earlier invoices
     */
    public record Row(
            String number,
            Instant issuedAt,
            String period,
            String publisher,
            String payer,
            int ordinal,
            Amount exact,
            Amount amount,
            @Nullable RowDeal deal) {}

    /** @param period in which the units were consumed */
    public record RowDeal(
            String offer,
            String terms,
            String agreement,
            String unit,
            Amount price,
            long per,
            String reference,
            String period,
            long quantity,
            Instant first,
            Instant last) {}

    /** @param after the place after which the list goes on; 0 for its beginning */
    public List<Listed> list(Scope scope, long after, int max) {
        return transactions.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LIST)) {
                statement.setString(1, scope.publisherText());
                statement.setString(2, scope.payerText());
                statement.setLong(3, after);
                statement.setInt(4, max);
                List<Listed> listed = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        listed.add(readListed(row));
                    }
                }
                return listed;
            }
        });
    }

    /** An invoice as it left; empty where there is none, or it is not in the scope. */
    public Optional<String> document(Scope scope, String invoice) {
        return transactions.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FIND)) {
                bind(statement, scope, invoice);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
    }

    /** An invoice's lines; empty where there is none, or it is not in the scope. */
    public List<Row> lines(Scope scope, String invoice) {
        return transactions.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LINES)) {
                bind(statement, scope, invoice);
                List<Row> lines = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        lines.add(readLine(row));
                    }
                }
                return lines;
            }
        });
    }

    private static void bind(PreparedStatement statement, Scope scope, String invoice) throws SQLException {
        statement.setString(1, invoice);
        statement.setString(2, scope.publisherText());
        statement.setString(3, scope.payerText());
    }

    private static Listed readListed(ResultSet row) throws SQLException {
        return new Listed(
                row.getLong("row_number"),
                row.getString("invoice_id"),
                row.getString("number"),
                row.getString("publisher"),
                row.getString("payer"),
                row.getString("period"),
                new Amount(row.getLong("total"), Asset.of(row.getString("asset"))),
                instant(row, "issued_at"));
    }

    private static Row readLine(ResultSet row) throws SQLException {
        var asset = Asset.of(row.getString("currency"));
        return new Row(
                row.getString("number"),
                instant(row, "issued_at"),
                row.getString("books"),
                row.getString("seller"),
                row.getString("buyer"),
                row.getInt("ordinal"),
                new Amount(row.getLong("exact"), asset),
                new Amount(row.getLong("amount"), asset),
                row.getBoolean("accesses") ? readDeal(row, asset) : null);
    }

    private static RowDeal readDeal(ResultSet row, Asset asset) throws SQLException {
        return new RowDeal(
                row.getString("offer"),
                row.getString("terms_hash"),
                row.getString("agreement"),
                row.getString("unit"),
                new Amount(row.getLong("price"), asset),
                row.getLong("per"),
                row.getString("reference"),
                row.getString("period"),
                row.getLong("quantity"),
                instant(row, "first_access_at"),
                instant(row, "last_access_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
