package dev.parley.usagelog.query.store;

import dev.parley.shell.identity.Scope;
import dev.parley.shell.store.Sql;
import dev.parley.shell.store.Transactions;
import dev.parley.usagelog.query.LineStatus;
import dev.parley.usagelog.query.LogFilter;
import dev.parley.usagelog.query.Page;
import dev.parley.usagelog.query.Place;
import dev.parley.usagelog.query.UsageEntry;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** What was reported, within a scope. */
@Singleton
public class Usages {
    static final String PAGE = Sql.named(Usages.class, "usage_page.sql");

    private final Transactions transactions;

    public Usages(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Uses, the newest first.
     *
     * @param after the place behind which the page begins
     * @param limit of its entries, 1 or more
     */
    public Page<UsageEntry, Place> page(Scope scope, LogFilter filter, Place after, int limit) {
        return transactions.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
                bind(statement, scope, filter, after, limit);
                return Page.of(Rows.read(statement, Usages::entry), limit, UsageEntry::place);
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

    private static UsageEntry entry(ResultSet row) throws SQLException {
        return new UsageEntry(
                row.getObject("event_id", UUID.class),
                row.getString("record_id"),
                row.getString("report"),
                row.getString("publisher"),
                row.getString("payer"),
                row.getString("agreement"),
                row.getString("response"),
                row.getString("resource"),
                row.getString("use"),
                row.getLong("quantity"),
                Rows.instant(row, "used_at"),
                Rows.instant(row, "reported_at"),
                row.getString("reference"),
                LineStatus.of(row.getString("status")));
    }
}
