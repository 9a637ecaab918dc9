package dev.parley.billing.close;

import dev.parley.billing.period.Completeness;
import dev.parley.billing.period.Period;
import java.time.Instant;

/** A period, and whether it is closed. */
public sealed interface PeriodStatus {

    Period period();

    record Open(Period period) implements PeriodStatus {}

    record Closed(Period period, Instant closedAt, Completeness completeness) implements PeriodStatus {}
}
