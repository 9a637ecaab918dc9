package dev.parley.usagelog.query.store;

import dev.parley.shell.identity.Scope;
import dev.parley.shell.store.Sql;
import dev.parley.shell.store.Transactions;
import dev.parley.usagelog.query.AccessEntry;
import dev.parley.usagelog.query.LogFilter;
import dev.parley.usagelog.query.Page;
import dev.parley.usagelog.query.Place;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was accessed, within a scope. */
@Singleton
public class Accesses {
    static final String PAGE = Sql.named(Accesses.class, "access_page.sql");

    private final Transactions transactions;

    public Accesses(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Accesses, the newest first.
     *
     * @param after the place behind which the page begins
     * @param limit of its entries, 1 or more
     */
    public Page<AccessEntry, Place> page(Scope scope, LogFilter filter, Place after, int limit) {
        return transactions.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
                bind(statement, scope, filter, after, limit);
                return Page.of(Rows.read(statement, Accesses::entry), limit, AccessEntry::place);
            }
        });
    }

    static void bind(PreparedStatement statement, Scope scope, LogFilter filter, Place after, int limit)
            throws SQLException {
        new Parameters(statement)
                .text(scope.publisherText(), 2)
                .text(scope.payerText(), 2)
                .text(filter.agreementText(), 2)
                .text(filter.resource(), 3)
                .text(filter.use(), 2)
                .instant(filter.from())
                .instant(after.at())
                .uuid(after.id())
                // One more than is shown tells whether the list goes on.
                .integer(limit + 1);
    }

    private static AccessEntry entry(ResultSet row) throws SQLException {
        return new AccessEntry(
                row.getObject("grant_id", UUID.class),
                row.getString("response"),
                row.getString("publisher"),
                row.getString("payer"),
                row.getString("agreement"),
                row.getString("offer"),
                row.getString("terms_hash"),
                List.of((String[]) row.getArray("uses").getArray()),
                row.getString("method"),
                row.getString("resource"),
                row.getString("reference"),
                row.getString("edge"),
                Rows.instant(row, "granted_at"),
                end(row));
    }

    private static AccessEntry.@Nullable End end(ResultSet row) throws SQLException {
        @Nullable String ending = row.getString("ending");
        return ending == null
                ? null
                : new AccessEntry.End(
                        ending,
                        Rows.instant(row, "ended_at"),
                        row.getObject("status", Integer.class),
                        row.getObject("bytes", Long.class));
    }
}
