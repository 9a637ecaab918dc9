package dev.parley.usagelog.record;

import dev.parley.protocol.agreement.ResponseIds;
import dev.parley.usagelog.record.Parking.Parked;
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

    private record Origin(Reporter reporter, ReportId report) {}

    /** What is done with a batch; numbers of lines that leave. */
    private record Sorted(Map<Origin, List<Parked>> proven, List<Long> refused, int waiting) {
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
        var check = new RecordCheck(keys, rules, clock.instant());
        int accepted = 0;
        int rejected = 0;
        int waiting = 0;
        List<Parked> batch = parking.after(0, BATCH);
        while (!batch.isEmpty()) {
            Sorted sorted = sort(batch, check);
            List<Long> stored = store(sorted.proven());
            parking.remove(stored);
            parking.remove(sorted.refused());
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

    private static Sorted sort(List<Parked> batch, RecordCheck check) {
        var proven = new LinkedHashMap<Origin, List<Parked>>();
        var refused = new ArrayList<Long>();
        int waiting = 0;
        for (Parked parked : batch) {
            ParkedRecord line = parked.line();
            switch (check.check(line.reporter(), line.record())) {
                case Finding.Genuine genuine ->
                    proven.computeIfAbsent(new Origin(line.reporter(), line.report()), origin -> new ArrayList<>())
                            .add(parked);
                case Finding.Faulty faulty -> refused.add(parked.number());
                case Finding.KeyUnknown unknown -> waiting++;
            }
        }
        return new Sorted(proven, refused, waiting);
    }

    /** The numbers of the lines that are in the stream. */
    private List<Long> store(Map<Origin, List<Parked>> proven) {
        var stored = new ArrayList<Long>();
        proven.forEach((origin, lines) -> {
            List<UsageRecord> records =
                    lines.stream().map(parked -> parked.line().record()).toList();
            Storing storing = stream.reported(origin.reporter(), origin.report(), records)
                    .toCompletableFuture()
                    .join();
            if (storing == Storing.STORED) {
                lines.forEach(parked -> stored.add(parked.number()));
            }
        });
        return stored;
    }
}
