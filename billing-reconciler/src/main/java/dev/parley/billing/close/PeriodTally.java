package dev.parley.billing.close;

import dev.parley.billing.meter.Ending;
import dev.parley.billing.meter.Fate;
import dev.parley.billing.period.Completeness;
import dev.parley.billing.rating.RatingLine;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the accesses of a period anew, in canonical order (time, then event id): what becomes of each, and what each
 * line's quantity is.
 */
public final class PeriodTally {

    /**
     * What a line counted.
     *
     * @param quantity 1 or more
     */
    public record LineTally(long quantity, Instant first, Instant last) {
        LineTally plus(LineTally later) {
            return new LineTally(quantity + later.quantity, first, later.last);
        }
    }

    private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);
    private final Map<RatingLine, LineTally> lines = new LinkedHashMap<>();

    /** The next access in canonical order. */
    public void add(RatingLine line, Instant occurredAt, boolean observed, @Nullable Ending ending) {
        Fate fate = Fate.of(line.deal().treatment(), observed, ending);
        fates.merge(fate, 1L, Long::sum);
        if (fate.counts()) {
            lines.merge(line, new LineTally(1, occurredAt, occurredAt), LineTally::plus);
        }
    }

    /** The lines that counted anything, in the order of their first access. */
    public Map<RatingLine, LineTally> lines() {
        return lines;
    }

    /** @param accepted as intake counted while it read */
    public Completeness completeness(long accepted) {
        return new Completeness(
                accepted,
                count(Fate.BILLED),
                count(Fate.FREE),
                count(Fate.VOIDED),
                count(Fate.REJECTED),
                count(Fate.PENDING));
    }

    private long count(Fate fate) {
        return fates.getOrDefault(fate, 0L);
    }
}
