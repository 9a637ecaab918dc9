package dev.parley.protocol.money;

import java.math.BigInteger;

/**
 * What a number of units costs: {@code amount} for each {@code per} of them, as in 0.0015 EUR per 1000.
 *
 * @param amount 0 or more
 * @param per 1 to {@link #MAX_PER}
 */
public record Price(Amount amount, long per) {

    /** The largest Integer that a header field carries (RFC 9651, section 3.3.1). */
    public static final long MAX_PER = 999_999_999_999_999L;

    public Price {
        if (amount.units() < 0) {
            throw new IllegalArgumentException("a price is not negative");
        }
        if (per < 1 || per > MAX_PER) {
            throw new IllegalArgumentException("a price is for 1 to " + MAX_PER + " units");
        }
    }

    public static Price each(Amount amount) {
        return new Price(amount, 1);
    }

    public Asset asset() {
        return amount.asset();
    }

    /**
     * What so many units cost together, rounded down once.
     *
     * @param quantity 0 or more
     * @throws ArithmeticException if the charge does not fit into a long
     */
    public Amount charge(long quantity) {
        if (quantity < 0) {
            throw new IllegalArgumentException("a quantity is not negative");
        }
        return new Amount(multiplyThenDivide(amount.units(), quantity, per), amount.asset());
    }

    /** Whether this price never charges more than the ceiling for each unit. */
    public boolean isWithin(Amount ceiling) {
        return leastCeiling().compareTo(ceiling) <= 0;
    }

    /** The lowest amount that, stated as the ceiling for one unit, accepts this price: rounded up. */
    public Amount leastCeiling() {
        return new Amount(Math.ceilDiv(amount.units(), per), amount.asset());
    }

    /** Compares what one unit costs, exactly. Prices in different assets do not compare. */
    public int comparePerUnit(Price other) {
        if (!asset().equals(other.asset())) {
            throw new IllegalArgumentException("prices in " + asset() + " and " + other.asset() + " do not compare");
        }
        return BigInteger.valueOf(amount.units())
                .multiply(BigInteger.valueOf(other.per))
                .compareTo(BigInteger.valueOf(other.amount.units()).multiply(BigInteger.valueOf(per)));
    }

    private static long multiplyThenDivide(long units, long quantity, long per) {
        if (Math.multiplyHigh(units, quantity) == 0 && units * quantity >= 0) {
            return units * quantity / per;
        }
        return BigInteger.valueOf(units)
                .multiply(BigInteger.valueOf(quantity))
                .divide(BigInteger.valueOf(per))
                .longValueExact();
    }

    @Override
    public String toString() {
        return per == 1 ? amount.toString() : amount + " per " + per;
    }
}
