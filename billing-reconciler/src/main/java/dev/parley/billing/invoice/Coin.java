package dev.parley.billing.invoice;

import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** The least that can be paid in an asset: a cent, a yen, or a token's smallest unit. */
final class Coin {
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Coin() {}

    /** In the asset's smallest unit; 1 or more. */
    static long unitsOf(Asset asset) {
        return CURRENCIES.contains(asset.code())
                ? power(asset.decimals() - Currency.getInstance(asset.code()).getDefaultFractionDigits())
                : 1;
    }

    /** The most coins that are not more than an amount. */
    static Amount roundDown(Amount exact) {
        long coin = unitsOf(exact.asset());
        return new Amount(Math.floorDiv(exact.units(), coin) * coin, exact.asset());
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
