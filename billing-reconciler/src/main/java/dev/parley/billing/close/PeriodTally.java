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

/** Counts the accesses and uses of a period anew: what becomes of each, and what each line's quantity is. */
public final class PeriodTally {

    /**
     * What a line counted.
     *
     * @param quantity 1 or more
     */
    public record LineTally(long quantity, Instant first, Instant last) {
        LineTally plus(LineTally other) {
            return new LineTally(
                    quantity + other.quantity,
                    first.isBefore(other.first) ? first : other.first,
                    last.isAfter(other.last) ? last : other.last);
        }
    }

    private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);
    private final Map<RatingLine, LineTally> lines = new LinkedHashMap<>();

    /** Accesses of one line that ended in the same way. */
    public void add(RatingLine line, boolean observed, @Nullable Ending ending, LineTally accesses) {
        Fate fate = Fate.of(line.deal().treatment(), observed, ending);
        fates.merge(fate, accesses.quantity(), Long::sum);
        if (fate.counts()) {
            lines.merge(line, accesses, LineTally::plus);
        }
    }

    /**
     * Uses of one line whose grants were all taken back, or none of them.
     *
     * @param line null as long as their grants have not come
     * @param records how many there are
     * @param units what they add up to
     */
    public void addUses(@Nullable RatingLine line, boolean voided, long records, LineTally units) {
        Fate fate = Fate.ofUse(line == null ? null : line.deal().treatment(), voided);
        fates.merge(fate, records, Long::sum);
        if (line != null && fate.counts()) {
            lines.merge(line, units, LineTally::plus);
        }
    }

    /** The lines that counted anything, in the order in which they were added. */
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
