package dev.parley.billing.statement;

import dev.parley.billing.period.PeriodName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was counted and charged in a period, as far as it was read.
 *
 * @param provisional whether it may still change: a period that it covers is open
 * @param totals by asset, over all lines
 * @param next the last line's number where more follow; null at the end
 */
public record Statement(
        PeriodName period,
        boolean provisional,
        List<StatementTotal> totals,
        List<StatementLine> lines,
        @Nullable Long next) {}
