package dev.parley.billing.rating.store;

import dev.parley.billing.rating.PriceList;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import dev.parley.protocol.money.Price;
import dev.parley.protocol.terms.Unit;
import dev.parley.protocol.terms.UnitPrice;
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
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The numbers under which price lists are stored; given in transactions of their own, and remembered. */
@Singleton
public class PriceLists {
    private static final String FIND = Sql.named(PriceLists.class, "find_price_list.sql");
    private static final String ADD = Sql.named(PriceLists.class, "add_price_list.sql");
    private static final String BY_ID = Sql.named(PriceLists.class, "price_list_by_id.sql");
    private static final int REMEMBERED = 100_000;

    private final Transactions transactions;
    private final Map<PriceList, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, PriceList> lists = new ConcurrentHashMap<>();

    public PriceLists(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The number of a list, a new one gets its own; null for the empty list. */
    public @Nullable Integer idOf(PriceList list) {
        if (list.prices().isEmpty()) {
            return null;
        }
        Integer known = ids.get(list);
        return known == null ? remember(list, transactions.call(connection -> number(connection, list))) : known;
    }

    /** The list of a number, which must have been given; the empty list for null. */
    public PriceList ofId(@Nullable Integer id) {
        if (id == null) {
            return PriceList.EMPTY;
        }
        PriceList known = lists.get(id);
        if (known == null) {
            known = transactions.call(connection -> load(connection, id));
            remember(known, id);
        }
        return known;
    }

    private static int number(Connection connection, PriceList list) throws SQLException {
        Integer found = find(connection, list);
        if (found != null) {
            return found;
        }
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            bind(statement, list);
            statement.executeUpdate();
        }
        return Objects.requireNonNull(find(connection, list));
    }

    private static @Nullable Integer find(Connection connection, PriceList list) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            bind(statement, list);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getInt("price_list_id") : null;
            }
        }
    }

    private static void bind(PreparedStatement statement, PriceList list) throws SQLException {
        bind(statement, 1, "text", list, offered -> offered.unit().token());
        bind(statement, 2, "bigint", list, offered -> offered.price().amount().units());
        bind(statement, 3, "bigint", list, offered -> offered.price().per());
        bind(statement, 4, "text", list, offered -> offered.price().asset().code());
    }

    private static void bind(
            PreparedStatement statement, int parameter, String type, PriceList list, Function<UnitPrice, ?> column)
            throws SQLException {
        Object[] values = list.prices().stream().map(column).toArray();
        statement.setArray(parameter, statement.getConnection().createArrayOf(type, values));
    }

    private static PriceList load(Connection connection, int id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BY_ID)) {
            statement.setInt(1, id);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return read(row);
            }
        }
    }

    private static PriceList read(ResultSet row) throws SQLException {
        var words = (String[]) row.getArray("words").getArray();
        var prices = (Long[]) row.getArray("prices").getArray();
        var pers = (Long[]) row.getArray("pers").getArray();
        var assets = (String[]) row.getArray("assets").getArray();
        List<UnitPrice> listed = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            var amount = new Amount(prices[i], Asset.of(assets[i]));
            listed.add(new UnitPrice(new Unit(words[i]), new Price(amount, pers[i])));
        }
        return new PriceList(listed);
    }

    private int remember(PriceList list, int id) {
        if (ids.size() >= REMEMBERED) {
            ids.clear();
            lists.clear();
        }
        ids.put(list, id);
        lists.put(id, list);
        return id;
    }
}
