package dev.parley.billing.rating;

import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Price;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Splits what a pool is worth among its lines. */
public final class PoolShares {
    private PoolShares() {}

    /**
     * Gives each line the price of its own quantity, rounded down; what is left goes, one smallest unit each, to those
     * that lost most by it (largest remainder), the first among equals.
     *
     * @param amount what the quantities cost together: their exact price, or less than one smallest unit away from it
     * @param quantities of the lines, negative where more was taken back than added
     * @return a share for each line, in their order; they add up to the amount
     */
    public static List<Amount> of(Price price, Amount amount, List<Long> quantities) {
        var per = BigInteger.valueOf(price.per());
        List<BigInteger> lost = new ArrayList<>();
        List<Amount> shares = new ArrayList<>();
        Amount missing = amount;
        for (long quantity : quantities) {
            BigInteger exact = BigInteger.valueOf(price.amount().units()).multiply(BigInteger.valueOf(quantity));
            BigInteger remainder = exact.mod(per);
            var share = new Amount(exact.subtract(remainder).divide(per).longValueExact(), amount.asset());
            lost.add(remainder);
            shares.add(share);
            missing = missing.minus(share);
        }
        var smallest = new Amount(1, amount.asset());
        IntStream.range(0, shares.size())
                .boxed()
                .sorted(Comparator.comparing((Integer line) -> lost.get(line)).reversed())
                .limit(missing.units())
                .forEach(line -> shares.set(line, shares.get(line).plus(smallest)));
        return List.copyOf(shares);
    }
}
