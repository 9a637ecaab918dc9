package dev.parley.usagelog.record;

import java.util.List;

/** Keeps lines that wait for a key. Each call may wait for the database, and throws what it throws. */
public interface Parking {

    /** How many lines of the reporter wait. */
    int waiting(Reporter reporter);

    /** Keeps lines; one that waits already, with the same content, is kept once. */
    void park(List<ParkedRecord> records);

    /** The lines that have waited longest of those after {@code number}; 0 for the first. */
    List<Parked> after(long number, int limit);

    /** Forgets lines that are dealt with. */
    void remove(List<Long> numbers);

    /** @param number in the order of arrival */
    record Parked(long number, ParkedRecord line) {}
}
