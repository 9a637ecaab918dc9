package dev.parley.billing.invoice;

import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Exact amounts as coins. The sum is rounded once, downwards, so that nobody pays above the price; the lines are rounded
 * so that they add up to it: what remains goes coin by coin to those that lost most (largest remainder), the first among
 * equals.
 *
 * @param amounts one for each exact amount, in its order; whole coins
 * @param total their sum
 * @param remainder the exact sum less the total: 0 or more, less than a coin
 */
record CoinRounding(List<Amount> amounts, Amount total, Amount remainder) {

    /** @throws IllegalArgumentException if the amounts are of several assets */
    static CoinRounding of(List<Amount> exact, Asset asset) {
        Amount sum = exact.stream().reduce(Amount.zero(asset), Amount::plus);
        Amount total = Coin.roundDown(sum);
        List<Amount> amounts =
                new ArrayList<>(exact.stream().map(Coin::roundDown).toList());
        long coin = Coin.unitsOf(asset);
        long missing = total.minus(amounts.stream().reduce(Amount.zero(asset), Amount::plus))
                        .units()
                / coin;
        IntStream.range(0, exact.size())
                .boxed()
                .sorted(Comparator.comparingLong(line -> -lost(exact.get(line), amounts.get(line))))
                .limit(missing)
                .forEach(line -> amounts.set(line, amounts.get(line).plus(new Amount(coin, asset))));
        return new CoinRounding(List.copyOf(amounts), total, sum.minus(total));
    }

    private static long lost(Amount exact, Amount rounded) {
        return exact.minus(rounded).units();
    }
}
