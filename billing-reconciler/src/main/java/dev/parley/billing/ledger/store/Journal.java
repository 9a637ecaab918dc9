package dev.parley.billing.ledger.store;

import dev.parley.billing.ledger.JournalEntry;
import dev.parley.billing.ledger.LedgerAccount;
import dev.parley.billing.ledger.Posting;
import dev.parley.billing.period.store.StoredPeriods;
import dev.parley.shell.store.BinaryCopy;
import dev.parley.shell.store.Columns;
import dev.parley.shell.store.Sql;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes entries, their postings and the balances that follow, in the caller's transaction. */
@Singleton
public class Journal {
    private static final String NEXT_IDS = Sql.named(Journal.class, "next_entry_ids.sql");
    private static final String COPY_ENTRIES = Sql.named(Journal.class, "copy_entries.sql");
    private static final String COPY_POSTINGS = Sql.named(Journal.class, "copy_postings.sql");
    private static final String ADD_BALANCES = Sql.named(Journal.class, "add_balances.sql");

    private final LedgerAccounts accounts;
    private final StoredPeriods periods;
    private final InstantSource clock;

    public Journal(LedgerAccounts accounts, StoredPeriods periods, InstantSource clock) {
        this.accounts = accounts;
        this.periods = periods;
        this.clock = clock;
    }

    private record Sums(long account, long debit, long credit) {
        Sums plus(Sums other) {
            return new Sums(account, Math.addExact(debit, other.debit), Math.addExact(credit, other.credit));
        }
    }

    /** Enters entries, and returns their numbers in their order. */
    public List<Long> enter(Connection connection, List<JournalEntry> entries, EntrySource source) throws SQLException {
        if (entries.isEmpty()) {
            return List.of();
        }
        List<Long> ids = nextIds(connection, entries.size());
        Map<LedgerAccount, Long> accountIds = accounts.idsOf(accountsOf(entries));
        copyEntries(connection, entries, ids, source);
        copyPostings(connection, entries, ids, accountIds);
        addBalances(connection, entries, accountIds);
        return ids;
    }

    private static Set<LedgerAccount> accountsOf(List<JournalEntry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.postings().stream())
                .map(Posting::account)
                .collect(Collectors.toSet());
    }

    private static List<Long> nextIds(Connection connection, int count) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT_IDS)) {
            statement.setInt(1, count);
            var ids = new ArrayList<Long>(count);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
            return ids;
        }
    }

    private void copyEntries(Connection connection, List<JournalEntry> entries, List<Long> ids, EntrySource source)
            throws SQLException {
        var now = clock.instant();
        try (var copy = new BinaryCopy(connection, COPY_ENTRIES)) {
            for (int i = 0; i < entries.size(); i++) {
                JournalEntry entry = entries.get(i);
                copy.row(10)
                        .bigint(ids.get(i))
                        .text(entry.books().publisher().value())
                        .text(entry.payer().value())
                        .text(
                                entry.agreement() == null
                                        ? null
                                        : entry.agreement().value())
                        .text(entry.kind().token())
                        .integer(periods.idOf(entry.books()))
                        .timestamp(now)
                        .text(source.topic())
                        .integer(source.partition())
                        .bigint(source.offset());
            }
            copy.finish();
        }
    }

    private static void copyPostings(
            Connection connection, List<JournalEntry> entries, List<Long> ids, Map<LedgerAccount, Long> accountIds)
            throws SQLException {
        try (var copy = new BinaryCopy(connection, COPY_POSTINGS)) {
            for (int i = 0; i < entries.size(); i++) {
                for (Posting posting : entries.get(i).postings()) {
                    copy.row(3)
                            .bigint(ids.get(i))
                            .bigint(idOf(posting, accountIds))
                            .bigint(posting.amount().units());
                }
            }
            copy.finish();
        }
    }

    private static void addBalances(
            Connection connection, List<JournalEntry> entries, Map<LedgerAccount, Long> accountIds)
            throws SQLException {
        Map<Long, Sums> sums = new TreeMap<>();
        for (JournalEntry entry : entries) {
            for (Posting posting : entry.postings()) {
                long units = posting.amount().units();
                var added =
                        new Sums(idOf(posting, accountIds), Math.max(units, 0), Math.negateExact(Math.min(units, 0)));
                sums.merge(added.account(), added, Sums::plus);
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(ADD_BALANCES)) {
            Columns.bind(statement, sums.values())
                    .bigint(Sums::account)
                    .bigint(Sums::debit)
                    .bigint(Sums::credit);
            statement.executeUpdate();
        }
    }

    private static long idOf(Posting posting, Map<LedgerAccount, Long> accountIds) {
        return Objects.requireNonNull(accountIds.get(posting.account()));
    }
}
