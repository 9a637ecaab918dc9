package dev.parley.billing.close.store;

import dev.parley.billing.close.PeriodStatus;
import dev.parley.billing.period.Completeness;
import dev.parley.billing.period.Period;
import dev.parley.billing.period.PeriodName;
import dev.parley.billing.period.store.StoredPeriods;
import dev.parley.protocol.id.PublisherId;
import dev.parley.shell.store.Sql;
import dev.parley.shell.store.Transactions;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads periods and whether they are closed. */
@Singleton
public class PeriodStatuses {
    private static final String LIST = Sql.named(PeriodStatuses.class, "list_periods.sql");
    private static final String FIND = Sql.named(PeriodStatuses.class, "find_period_status.sql");

    private final Transactions transactions;

    public PeriodStatuses(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * A publisher's periods that anything happened in, by name.
     *
     * @param after the name after which they begin; empty for the first
     */
    public List<PeriodStatus> list(PublisherId publisher, String after, int max) {
        return transactions.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LIST)) {
                statement.setString(1, publisher.value());
                statement.setString(2, after);
                statement.setInt(3, max);
                List<PeriodStatus> statuses = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        statuses.add(read(StoredPeriods.readPeriod(row), row));
                    }
                }
                return statuses;
            }
        });
    }

    /** A publisher's period; empty if nothing happened in it. */
    public Optional<PeriodStatus> find(PublisherId publisher, PeriodName name) {
        return transactions.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FIND)) {
                statement.setString(1, publisher.value());
                statement.setString(2, name.toString());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(read(StoredPeriods.readPeriod(row), row)) : Optional.empty();
                }
            }
        });
    }

    static PeriodStatus read(Period period, ResultSet row) throws SQLException {
        @Nullable OffsetDateTime closedAt = row.getObject("closed_at", OffsetDateTime.class);
        return closedAt == null
                ? new PeriodStatus.Open(period)
                : new PeriodStatus.Closed(
                        period,
                        closedAt.toInstant(),
                        new Completeness(
                                row.getLong("accepted"),
                                row.getLong("billed"),
                                row.getLong("free"),
                                row.getLong("voided"),
                                row.getLong("rejected"),
                                row.getLong("carried")));
    }
}
