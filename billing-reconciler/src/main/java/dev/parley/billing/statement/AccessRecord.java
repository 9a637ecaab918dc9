package dev.parley.billing.statement;

import dev.parley.billing.meter.Ending;
import dev.parley.billing.meter.Fate;
import dev.parley.billing.period.PeriodName;
import dev.parley.billing.rating.RatingLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One access, as the books have it.
 *
 * @param observed whether its delivery is reported
 * @param ending null as long as none was reported
 * @param endedAt null likewise
 * @param countedIn the period among whose accesses it is
 */
public record AccessRecord(
        RatingLine line,
        Instant grantedAt,
        String resource,
        boolean observed,
        @Nullable Ending ending,
        @Nullable Instant endedAt,
        PeriodName countedIn,
        List<UseRecord> uses) {

    public AccessRecord {
        uses = List.copyOf(uses);
    }

    public Fate fate() {
        return Fate.of(line.deal().treatment(), observed, ending);
    }

    /** What becomes of one of its uses. */
    public Fate fateOf(UseRecord use) {
        return Fate.ofUse(use.line().deal().treatment(), ending == Ending.VOIDED);
    }
}
