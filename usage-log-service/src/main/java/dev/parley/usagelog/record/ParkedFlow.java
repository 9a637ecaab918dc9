package dev.parley.usagelog.record;

import dev.parley.protocol.agreement.ResponseIds;
import dev.parley.usagelog.record.Parking.Parked;
import dev.parley.usagelog.record.Parking.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tries lines again that wait for a key: they are taken, refused, or go on waiting. */
public final class ParkedFlow {
    private static final int BATCH = 1000;

    private final Parking parking;
    private final UsageStream stream;
    private final ReportingRules rules;
    private final InstantSource clock;

    public ParkedFlow(Parking parking, UsageStream stream, ReportingRules rules, InstantSource clock) {
        this.parking = parking;
        this.stream = stream;
        this.rules = rules;
        this.clock = clock;
    }

    private record Origin(Reporter reporter, ReportId report, Instant arrivedAt) {}

    /** What is done with a batch. */
    private record Sorted(Map<Origin, List<Parked>> proven, List<Refused> refused, int waiting) {
        int provenLines() {
            return proven.values().stream().mapToInt(List::size).sum();
        }
    }

    /**
     * Tries all lines once, and waits for the stream and the database as long as they answer.
     *
     * @param keys that are known now
     * @return how many were taken, refused, and still wait; the rest was not tried because the stream did not store all
     */
    public Tally tryAgain(ResponseIds keys) {
        Instant now = clock.instant();
        int accepted = 0;
        int rejected = 0;
        int waiting = 0;
        List<Parked> batch = parking.after(0, BATCH);
        while (!batch.isEmpty()) {
            Sorted sorted = sort(batch, keys, now);
            List<Long> stored = store(sorted.proven());
            parking.remove(stored);
            parking.refuse(sorted.refused());
            accepted += stored.size();
            rejected += sorted.refused().size();
            waiting += sorted.waiting();
            if (stored.size() < sorted.provenLines()) {
                break;
            }
            batch = parking.after(batch.getLast().number(), BATCH);
        }
        return new Tally(accepted, rejected, waiting);
    }

    private Sorted sort(List<Parked> batch, ResponseIds keys, Instant now) {
        var proven = new LinkedHashMap<Origin, List<Parked>>();
        var refused = new ArrayList<Refused>();
        int waiting = 0;
        for (Parked parked : batch) {
            ParkedRecord line = parked.line();
            switch (check(line, keys, now)) {
                case Finding.Genuine genuine ->
                    proven.computeIfAbsent(
                                    new Origin(line.reporter(), line.report(), line.arrivedAt()),
                                    origin -> new ArrayList<>())
                            .add(parked);
                case Finding.Faulty(List<Fault> faults) -> refused.add(new Refused(parked.number(), faults));
                case Finding.KeyUnknown unknown -> waiting++;
            }
        }
        return new Sorted(proven, refused, waiting);
    }

    /** What it waited for here makes no line late; one whose key never came is refused when its time has passed. */
    private Finding check(ParkedRecord line, ResponseIds keys, Instant now) {
        Instant asOf = keys.knows(line.record().response().keyId()) ? line.arrivedAt() : now;
        return new RecordCheck(keys, rules, asOf).check(line.reporter(), line.record());
    }

    /** The numbers of the lines that are in the stream. */
    private List<Long> store(Map<Origin, List<Parked>> proven) {
        var stored = new ArrayList<Long>();
        proven.forEach((origin, lines) -> {
            List<UsageRecord> records =
                    lines.stream().map(parked -> parked.line().record()).toList();
            Storing storing = stream.reported(origin.reporter(), origin.report(), records, origin.arrivedAt())
                    .toCompletableFuture()
                    .join();
            if (storing == Storing.STORED) {
                lines.forEach(parked -> stored.add(parked.number()));
            }
        });
        return stored;
    }
}
