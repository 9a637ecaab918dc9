package dev.parley.billing.http;

import dev.parley.protocol.money.Price;

/** A price in a body: {@code amount} for each {@code per} units. */
public record UnitPriceBody(String amount, String currency, long per) {

    public static UnitPriceBody of(Price price) {
        return new UnitPriceBody(price.amount().decimal(), price.asset().code(), price.per());
    }
}
