package dev.parley.usagelog.report;

import dev.parley.usagelog.record.Fault;
import dev.parley.usagelog.record.RecordId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a line. */
public sealed interface LineOutcome {

    /** From 0, in the order of the report. */
    int index();

    /** It is in the stream. */
    record Accepted(int index, RecordId id) implements LineOutcome {}

    /** It waits here for the key of its response id, and is tried again by itself. */
    record Parked(int index, RecordId id) implements LineOutcome {}

    /**
     * It is not taken; to send it again as it is would not help.
     *
     * @param id where that much could be read
     * @param faults one or more; pointers begin at the report
     */
    record Rejected(int index, @Nullable String id, List<Fault> faults) implements LineOutcome {
        public Rejected {
            faults = List.copyOf(faults);
        }
    }
}
