package dev.parley.usagelog.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Keeps waiting lines for as long as a test. */
public final class ParkingInMemory implements Parking {
    private final TreeMap<Long, ParkedRecord> lines = new TreeMap<>();
    private final List<Refused> refused = new ArrayList<>();
    private long last;

    public synchronized int waiting(Reporter reporter) {
        return (int) lines.values().stream()
                .filter(line -> line.reporter().equals(reporter))
                .count();
    }

    @Override
    public synchronized Set<RecordId> park(List<ParkedRecord> records, int max) {
        var waiting = new HashSet<RecordId>();
        for (ParkedRecord record : records) {
            if (lines.values().stream().anyMatch(kept -> isSame(kept, record))) {
                waiting.add(record.record().id());
            } else if (waiting(record.reporter()) < max) {
                waiting.add(record.record().id());
                lines.put(++last, record);
            }
        }
        return waiting;
    }

    @Override
    public synchronized List<Parked> after(long number, int limit) {
        return lines.tailMap(number, false).entrySet().stream()
                .limit(limit)
                .map((Map.Entry<Long, ParkedRecord> entry) -> new Parked(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public synchronized void remove(List<Long> numbers) {
        numbers.forEach(lines::remove);
    }

    @Override
    public synchronized void refuse(List<Refused> lines) {
        lines.forEach(line -> this.lines.remove(line.number()));
        refused.addAll(lines);
    }

    public synchronized List<Refused> refused() {
        return refused;
    }

    private static boolean isSame(ParkedRecord one, ParkedRecord other) {
        return one.reporter().equals(other.reporter())
                && one.report().equals(other.report())
                && one.record().equals(other.record());
    }
}
