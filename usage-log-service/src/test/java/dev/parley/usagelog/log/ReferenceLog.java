package dev.parley.usagelog.log;

import dev.parley.usagelog.query.LineStatus;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the log must say, by the plainest means: each stream read once from its beginning, in memory. */
final class ReferenceLog {
    private final Map<Key, Access> accesses = new HashMap<>();
    private final Map<Key, EnumMap<Ending, AccessEnding>> endings = new HashMap<>();
    private final Map<Key, UsageLine> records = new LinkedHashMap<>();
    private final Set<Repeat> repeats = new HashSet<>();
    private final Map<ReportKey, ReportReceipt> receipts = new HashMap<>();

    record Key(Relationship relationship, UUID id) {}

    record ReportKey(Relationship relationship, String report) {}

    /** A line, and what becomes of it. */
    record Line(String recordId, LineStatus status) {}

    private record Repeat(Key key, String report, String digest) {}

    void take(Reading reading) {
        switch (reading) {
            case Reading.Granted(Access access) ->
                accesses.putIfAbsent(new Key(access.relationship(), access.grantId()), access);
            case Reading.Ended(AccessEnding ending) ->
                endings.computeIfAbsent(
                                new Key(ending.relationship(), ending.grantId()), key -> new EnumMap<>(Ending.class))
                        .putIfAbsent(ending.ending(), ending);
            case Reading.Reported(UsageLine line) -> take(line);
            case Reading.Received(ReportReceipt receipt) ->
                receipts.putIfAbsent(new ReportKey(receipt.relationship(), receipt.report()), receipt);
            case Reading.PassedOver() -> {}
            case Reading.Unusable unusable -> {}
        }
    }

    private void take(UsageLine line) {
        var key = new Key(line.relationship(), line.eventId());
        UsageLine first = records.putIfAbsent(key, line);
        if (first != null
                && !(first.report().equals(line.report()) && first.digest().equals(line.digest()))) {
            repeats.add(new Repeat(key, line.report(), line.digest()));
        }
    }

    Map<Key, String> states() {
        Map<Key, String> states = new HashMap<>();
        accesses.keySet().forEach(key -> {
            var told = endings.get(key);
            states.put(
                    key,
                    told == null
                            ? "granted"
                            : List.copyOf(told.keySet()).getLast().token());
        });
        return states;
    }

    Map<Key, LineStatus> statuses() {
        Map<Key, LineStatus> statuses = new HashMap<>();
        records.forEach((key, line) -> statuses.put(key, status(line)));
        return statuses;
    }

    private LineStatus status(UsageLine line) {
        var grant = new Key(line.relationship(), line.grantId());
        if (endings.getOrDefault(grant, new EnumMap<>(Ending.class)).containsKey(Ending.VOIDED)) {
            return LineStatus.VOIDED;
        }
        if (!accesses.containsKey(grant)) {
            return LineStatus.WAITING;
        }
        return line.late() ? LineStatus.LATE : LineStatus.COUNTED;
    }

    /** By report: all of its lines. */
    Map<ReportKey, List<Line>> reports() {
        Map<ReportKey, List<Line>> reports = new HashMap<>();
        receipts.keySet().forEach(key -> reports.put(key, new ArrayList<>()));
        records.forEach((key, line) -> reports.computeIfAbsent(
                        new ReportKey(line.relationship(), line.report()), report -> new ArrayList<>())
                .add(new Line(String.valueOf(line.recordId()), status(line))));
        repeats.forEach(repeat -> {
            UsageLine first = Objects.requireNonNull(records.get(repeat.key()));
            boolean same = first.digest().equals(repeat.digest());
            reports.computeIfAbsent(new ReportKey(first.relationship(), repeat.report()), report -> new ArrayList<>())
                    .add(new Line(String.valueOf(first.recordId()), same ? LineStatus.DUPLICATE : LineStatus.CONFLICT));
        });
        return reports;
    }

    @Nullable
    ReportReceipt receipt(ReportKey report) {
        return receipts.get(report);
    }
}
