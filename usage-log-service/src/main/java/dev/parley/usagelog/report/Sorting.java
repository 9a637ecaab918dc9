package dev.parley.usagelog.report;

import dev.parley.usagelog.record.Fault;
import dev.parley.usagelog.record.RecordId;
import dev.parley.usagelog.record.Tally;
import dev.parley.usagelog.record.UsageRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of one report, while it is decided what becomes of each. */
final class Sorting {
    private final List<LineOutcome> outcomes;
    private final List<UsageRecord> proven;
    private final List<UsageRecord> waiting = new ArrayList<>(0);
    private final Map<RecordId, Integer> indexes;

    Sorting(int lines) {
        outcomes = new ArrayList<>(lines);
        proven = new ArrayList<>(lines);
        indexes = HashMap.newHashMap(lines);
    }

    /** The index of the first line of that name: this one's, if there was none before. */
    int first(RecordId id, int index) {
        Integer before = indexes.putIfAbsent(id, index);
        return before == null ? index : before;
    }

    void accept(int index, UsageRecord record) {
        outcomes.add(new LineOutcome.Accepted(index, record.id()));
        proven.add(record);
    }

    void park(int index, UsageRecord record) {
        outcomes.add(new LineOutcome.Parked(index, record.id()));
        waiting.add(record);
    }

    void reject(int index, @Nullable String id, List<Fault> faults) {
        outcomes.add(new LineOutcome.Rejected(index, id, faults));
    }

    /** Rejects the lines that would have to wait and are not kept. */
    void rejectWaitingBut(Set<RecordId> kept) {
        waiting.removeIf(record -> !kept.contains(record.id()));
        outcomes.replaceAll(
                outcome -> outcome instanceof LineOutcome.Parked(int index, RecordId id) && !kept.contains(id)
                        ? new LineOutcome.Rejected(index, id.value(), List.of(noRoom(index)))
                        : outcome);
    }

    private static Fault noRoom(int index) {
        return new Fault(
                ReportFlow.pointer(index) + "/responseId",
                "was made with a key that is not known here, and no more of your lines can wait for it");
    }

    List<UsageRecord> proven() {
        return proven;
    }

    List<UsageRecord> waiting() {
        return waiting;
    }

    List<LineOutcome> outcomes() {
        return outcomes;
    }

    Tally tally() {
        int rejected = outcomes.size() - proven.size() - waiting.size();
        return new Tally(proven.size(), rejected, waiting.size());
    }
}
