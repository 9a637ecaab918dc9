package dev.parley.usagelog.report;

import dev.parley.usagelog.record.Fault;
import dev.parley.usagelog.record.UsageRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of a report, as it was read. */
public sealed interface ReportLine {

    /** From 0, in the order of the report. */
    int index();

    /** It says something. Whether that is true is another question. */
    record Readable(int index, UsageRecord record) implements ReportLine {}

    /**
     * It says nothing that could be true.
     *
     * @param id where that much could be read
     * @param faults one or more; pointers begin at the report
     */
    record Unreadable(int index, @Nullable String id, List<Fault> faults) implements ReportLine {
        public Unreadable {
            faults = List.copyOf(faults);
        }
    }
}
