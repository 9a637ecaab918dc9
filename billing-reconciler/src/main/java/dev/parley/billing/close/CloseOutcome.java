package dev.parley.billing.close;

import dev.parley.billing.period.Period;
import java.util.List;

/** What asking for a close led to. */
public sealed interface CloseOutcome {

    /**
     * The period is closed, now or since long.
     *
     * @param invoices those that left, as canonical JSON, by their numbers
     */
    record Closed(PeriodStatus.Closed status, List<String> invoices) implements CloseOutcome {
        public Closed {
            invoices = List.copyOf(invoices);
        }
    }

    /** The period has not ended. */
    record Running(Period period) implements CloseOutcome {}

    /** An earlier period must be closed first: this one takes over what it carries. */
    record OutOfOrder(Period earlier) implements CloseOutcome {}

    /** Nobody knows the publisher. */
    record Unknown() implements CloseOutcome {}

    /** Accesses or uses that may belong to the period have not been read. */
    record Behind() implements CloseOutcome {}
}
