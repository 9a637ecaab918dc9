package dev.parley.shell.http;

import dev.parley.protocol.money.Amount;

/** Money in a body: a decimal as text, and its currency. */
public record Money(String amount, String currency) {

    public static Money of(Amount amount) {
        return new Money(amount.decimal(), amount.asset().code());
    }
}
