package dev.parley.billing.ledger.store;

import dev.parley.billing.ledger.TrialBalance;
import dev.parley.billing.ledger.TrialBalance.Row;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import dev.parley.shell.store.Sql;
import dev.parley.shell.store.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the trial balance: balances as they are kept, and the postings added up again. */
@Singleton
public class TrialBalances {
    private static final String BALANCES = Sql.named(TrialBalances.class, "trial_balance.sql");
    private static final String SUMS = Sql.named(TrialBalances.class, "sum_of_postings.sql");
    private static final String ONE_SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

    private final Transactions transactions;

    public TrialBalances(Transactions transactions) {
        this.transactions = transactions;
    }

    /** One for each asset, by its code. */
    public List<TrialBalance> all() {
        return transactions.call(connection -> {
            try (PreparedStatement snapshot = connection.prepareStatement(ONE_SNAPSHOT)) {
                snapshot.execute();
            }
            Map<String, List<Row>> rows = rows(connection);
            Map<String, Long> sums = sums(connection);
            return rows.entrySet().stream()
                    .map(asset -> new TrialBalance(
                            asset.getValue(),
                            new Amount(sums.getOrDefault(asset.getKey(), 0L), Asset.of(asset.getKey()))))
                    .toList();
        });
    }

    private static Map<String, List<Row>> rows(Connection connection) throws SQLException {
        Map<String, List<Row>> rows = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(BALANCES);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                var asset = Asset.of(row.getString("asset"));
                rows.computeIfAbsent(asset.code(), code -> new ArrayList<>())
                        .add(new Row(
                                row.getString("kind"),
                                new Amount(row.getLong("debit"), asset),
                                new Amount(row.getLong("credit"), asset)));
            }
        }
        return rows;
    }

    private static Map<String, Long> sums(Connection connection) throws SQLException {
        Map<String, Long> sums = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(SUMS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                sums.put(row.getString("asset"), row.getLong("sum"));
            }
        }
        return sums;
    }
}
