package dev.parley.billing.ledger.store;

import dev.parley.billing.ledger.LedgerAccount;
import dev.parley.shell.store.Columns;
import dev.parley.shell.store.Sql;
import dev.parley.shell.store.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The numbers under which accounts are stored; given in transactions of their own, and remembered. */
@Singleton
public class LedgerAccounts {
    private static final String FIND = Sql.named(LedgerAccounts.class, "find_accounts.sql");
    private static final String ADD = Sql.named(LedgerAccounts.class, "add_accounts.sql");
    private static final int REMEMBERED = 100_000;

    private final Transactions transactions;
    private final Map<LedgerAccount, Long> ids = new ConcurrentHashMap<>();

    public LedgerAccounts(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The numbers of accounts; new accounts are opened. */
    public Map<LedgerAccount, Long> idsOf(Set<LedgerAccount> wanted) {
        Map<LedgerAccount, Long> found = new HashMap<>();
        for (LedgerAccount account : wanted) {
            Long id = ids.get(account);
            if (id != null) {
                found.put(account, id);
            }
        }
        List<LedgerAccount> missing =
                wanted.stream().filter(account -> !found.containsKey(account)).toList();
        if (!missing.isEmpty()) {
            found.putAll(open(missing));
        }
        return found;
    }

    private Map<LedgerAccount, Long> open(List<LedgerAccount> missing) {
        Map<LedgerAccount, Long> opened = transactions.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ADD)) {
                bind(statement, missing);
                statement.executeUpdate();
            }
            return find(connection, missing);
        });
        if (ids.size() >= REMEMBERED) {
            ids.clear();
        }
        ids.putAll(opened);
        return opened;
    }

    private static Map<LedgerAccount, Long> find(Connection connection, List<LedgerAccount> wanted)
            throws SQLException {
        Map<LedgerAccount, Long> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            bind(statement, wanted);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(wanted.get(rows.getInt(1) - 1), rows.getLong(2));
                }
            }
        }
        return found;
    }

    private static void bind(PreparedStatement statement, List<LedgerAccount> rows) throws SQLException {
        Columns.bind(statement, rows)
                .text(account -> account.publisher().value())
                .text(account -> account.payer() == null ? "" : account.payer().value())
                .text(account -> account.kind().token())
                .text(account -> account.asset().code())
                .integer(LedgerAccount::shard);
    }
}
