package dev.parley.billing.rating.store;

import dev.parley.billing.period.PeriodName;
import dev.parley.billing.rating.Deal;
import dev.parley.billing.rating.RatingLine;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.OfferId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import dev.parley.protocol.money.Price;
import dev.parley.protocol.terms.Settlement;
import dev.parley.protocol.terms.Unit;
import dev.parley.shell.store.Columns;
import dev.parley.shell.store.Sql;
import dev.parley.shell.store.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The numbers under which rating lines are stored. A line that is numbered stays so: numbers are given in transactions
 * of their own, and remembered.
 */
@Singleton
public class RatingLines {
    private static final String FIND = Sql.named(RatingLines.class, "find_lines.sql");
    private static final String ADD = Sql.named(RatingLines.class, "add_lines.sql");
    private static final String BY_ID = Sql.named(RatingLines.class, "lines_by_id.sql");
    private static final int REMEMBERED = 100_000;

    private final Transactions transactions;
    private final Map<RatingLine, Long> ids = new ConcurrentHashMap<>();
    private final Map<Long, RatingLine> lines = new ConcurrentHashMap<>();

    public RatingLines(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The numbers of lines; new lines get theirs. */
    public Map<RatingLine, Long> idsOf(Set<RatingLine> wanted) {
        Map<RatingLine, Long> found = new HashMap<>();
        List<RatingLine> missing = new ArrayList<>();
        for (RatingLine line : wanted) {
            Long id = ids.get(line);
            if (id == null) {
                missing.add(line);
            } else {
                found.put(line, id);
            }
        }
        if (!missing.isEmpty()) {
            found.putAll(number(missing));
        }
        return found;
    }

    /** The lines of numbers, all of which must have been given. */
    public Map<Long, RatingLine> linesOf(Set<Long> wanted) {
        Map<Long, RatingLine> found = new HashMap<>();
        List<Long> missing = new ArrayList<>();
        for (Long id : wanted) {
            RatingLine line = lines.get(id);
            if (line == null) {
                missing.add(id);
            } else {
                found.put(id, line);
            }
        }
        if (!missing.isEmpty()) {
            found.putAll(transactions.call(connection -> load(connection, missing)));
        }
        return found;
    }

    private Map<RatingLine, Long> number(List<RatingLine> missing) {
        Map<RatingLine, Long> numbered = transactions.call(connection -> {
            Map<RatingLine, Long> found = find(connection, missing);
            List<RatingLine> added =
                    missing.stream().filter(line -> !found.containsKey(line)).toList();
            if (!added.isEmpty()) {
                add(connection, added);
                found.putAll(find(connection, added));
            }
            return found;
        });
        numbered.forEach(this::remember);
        return numbered;
    }

    private static Map<RatingLine, Long> find(Connection connection, List<RatingLine> wanted) throws SQLException {
        Map<RatingLine, Long> found = new HashMap<>();
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

    private static void add(Connection connection, List<RatingLine> added) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            bind(statement, added);
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Collection<RatingLine> rows) throws SQLException {
        Columns.bind(statement, rows)
                .text(line -> line.deal().publisher().value())
                .text(line -> line.deal().payer().value())
                .text(line -> line.deal().agreement().value())
                .text(line -> line.deal().offer().value())
                .text(line -> line.deal().terms().value())
                .text(line -> line.deal().settlement().token())
                .text(line -> line.deal().unit().token())
                .bigint(line -> line.deal().price().amount().units())
                .bigint(line -> line.deal().price().per())
                .text(line -> line.deal().asset().code())
                .text(line -> line.deal().reference())
                .text(line -> line.period().toString());
    }

    private Map<Long, RatingLine> load(Connection connection, List<Long> wanted) throws SQLException {
        Map<Long, RatingLine> loaded = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(BY_ID)) {
            statement.setArray(1, connection.createArrayOf("bigint", wanted.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    loaded.put(row.getLong("line_id"), read(row));
                }
            }
        }
        loaded.forEach((id, line) -> remember(line, id));
        return loaded;
    }

    /** Reads a line from a row that has all columns of the table but the number. */
    public static RatingLine read(ResultSet row) throws SQLException {
        var asset = Asset.of(row.getString("asset"));
        var deal = new Deal(
                new PublisherId(row.getString("publisher")),
                new PayerId(row.getString("payer")),
                new AgreementId(row.getString("agreement")),
                new OfferId(row.getString("offer")),
                new TermsHash(row.getString("terms_hash")),
                Settlement.find(row.getString("settlement")).orElseThrow(),
                new Unit(row.getString("unit")),
                new Price(new Amount(row.getLong("price"), asset), row.getLong("per")),
                row.getString("reference"));
        return new RatingLine(deal, PeriodName.parse(row.getString("period")));
    }

    private void remember(RatingLine line, Long id) {
        if (ids.size() >= REMEMBERED) {
            ids.clear();
            lines.clear();
        }
        ids.put(line, id);
        lines.put(id, line);
    }
}
