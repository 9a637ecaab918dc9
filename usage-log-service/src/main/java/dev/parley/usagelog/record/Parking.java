package dev.parley.usagelog.record;

import java.util.List;
import java.util.Set;

/** Keeps lines that wait for a key. Each call may wait for the database, and throws what it throws. */
public interface Parking {

    /**
     * Keeps lines while there is room. One that waits already, under the same report and with the same content, is kept
     * once and needs none; under another report it waits once more, and is told of both as lines are that need not wait.
     *
     * @param lines one or more of one report, each of a name of its own
     * @param max lines of the reporter that may wait at once
     * @return the names of those that wait now
     */
    Set<RecordId> park(List<ParkedRecord> lines, int max);

    /** The lines that have waited longest of those after {@code number}; 0 for the first. */
    List<Parked> after(long number, int limit);

    /** Forgets lines that are in the stream. */
    void remove(List<Long> numbers);

    /** Moves lines to those that are kept as evidence of what was refused, and why. */
    void refuse(List<Refused> lines);

    /** @param number in the order of arrival */
    record Parked(long number, ParkedRecord line) {}

    /** @param faults one or more; pointers begin at the line */
    record Refused(long number, List<Fault> faults) {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
