package dev.parley.protocol.money;

/**
 * An exact amount of one asset. Amounts of different assets never meet: adding or comparing them is a mistake in the
 * program, not a conversion.
 *
 * @param units in the asset's smallest unit; may be negative (postings are)
 */
public record Amount(long units, Asset asset) implements Comparable<Amount> {

    public static Amount zero(Asset asset) {
        return new Amount(0, asset);
    }

    /**
     * Reads a decimal such as {@code 0.002} or {@code 12}: digits, and after a point at most as many as the asset has.
     *
     * @throws IllegalArgumentException if the text is anything else, is negative, or does not fit into a long
     */
    public static Amount parse(String decimal, Asset asset) {
        return new Amount(Decimal.parse(decimal, asset.decimals()), asset);
    }

    /** As a decimal without needless zeros: {@code 0.002}, {@code 12}. */
    public String decimal() {
        return Decimal.format(units, asset.decimals());
    }

    /** @throws ArithmeticException if the sum does not fit; {@link IllegalArgumentException} on another asset */
    public Amount plus(Amount other) {
        return new Amount(Math.addExact(units, requireSame(other).units), asset);
    }

    /** @throws ArithmeticException if the difference does not fit; {@link IllegalArgumentException} on another asset */
    public Amount minus(Amount other) {
        return new Amount(Math.subtractExact(units, requireSame(other).units), asset);
    }

    public Amount negate() {
        return new Amount(Math.negateExact(units), asset);
    }

    public boolean isZero() {
        return units == 0;
    }

    /** @throws IllegalArgumentException on another asset */
    @Override
    public int compareTo(Amount other) {
        return Long.compare(units, requireSame(other).units);
    }

    private Amount requireSame(Amount other) {
        if (!asset.equals(other.asset)) {
            throw new IllegalArgumentException("amounts of " + asset + " and " + other.asset + " do not mix");
        }
        return other;
    }

    @Override
    public String toString() {
        return decimal() + " " + asset;
    }
}
