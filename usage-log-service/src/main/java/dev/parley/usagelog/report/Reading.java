package dev.parley.usagelog.report;

import dev.parley.usagelog.record.Fault;
import java.util.List;

/** What came of reading a report. */
public sealed interface Reading {

    /** The report's lines, one or more, in its order. */
    record Lines(List<ReportLine> lines) implements Reading {}

    /**
     * It is not JSON.
     *
     * @param line from 1
     * @param column from 1
     */
    record Malformed(int line, int column) implements Reading {}

    /** It is not packed as it says, or ends too early. */
    record Unpackable() implements Reading {}

    /** It is JSON, but no report. */
    record NotAReport(List<Fault> faults) implements Reading {
        public NotAReport {
            faults = List.copyOf(faults);
        }
    }

    /** It unpacks to more bytes than allowed; the rest was not unpacked. */
    record TooLarge(int maxBytes) implements Reading {}

    /** It has more lines than allowed; the rest was not read. */
    record TooMany(int maxRecords) implements Reading {}
}
