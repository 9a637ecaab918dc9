package dev.parley.protocol.terms;

import dev.parley.protocol.money.Price;

/** The price of one kind of unit, in one asset. */
public record UnitPrice(Unit unit, Price price) {}
