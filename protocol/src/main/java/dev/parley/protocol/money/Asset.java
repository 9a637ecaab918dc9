package dev.parley.protocol.money;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What money is counted in. ISO 4217 currencies are counted in micro-units (6 decimals), so that prices far below a
 * cent stay whole numbers; tokens in their own smallest unit.
 *
 * @param code an ISO 4217 code such as {@code EUR}, or a token's code such as {@code USDC}
 * @param decimals decimal places of the smallest unit, 0 to 18
 */
public record Asset(String code, int decimals) {
    private static final int MICRO = 6;
    private static final Map<String, Asset> KNOWN = Stream.concat(
                    Currency.getAvailableCurrencies().stream()
                            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                            .map(currency -> new Asset(currency.getCurrencyCode(), MICRO)),
                    Stream.of(new Asset("USDC", 6), new Asset("SAT", 0), new Asset("MSAT", 0), new Asset("SUI", 9)))
            .collect(Collectors.toUnmodifiableMap(Asset::code, Function.identity()));

    public Asset {
        if (decimals < 0 || decimals > 18) {
            throw new IllegalArgumentException("decimals out of 0 to 18: " + decimals);
        }
    }

    public static Optional<Asset> find(String code) {
        return Optional.ofNullable(KNOWN.get(code));
    }

    /** @throws IllegalArgumentException if no such asset is known; codes are upper case */
    public static Asset of(String code) {
        return find(code)
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown currency; expected an ISO 4217 code such as EUR, or one of USDC, SAT, MSAT, SUI"));
    }

    @Override
    public String toString() {
        return code;
    }
}
