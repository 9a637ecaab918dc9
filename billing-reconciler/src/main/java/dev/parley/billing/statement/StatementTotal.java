package dev.parley.billing.statement;

import dev.parley.protocol.money.Amount;

/** All that was counted and charged in one asset. */
public record StatementTotal(long quantity, Amount amount) {}
