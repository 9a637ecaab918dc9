package dev.parley.bench.load;

/** How many answers took how many microseconds, to within a sixteenth. */
final class LatencyCounts {

    private static final int STEPS_PER_DOUBLING = 16;

    private final long[] counts = new long[64 * STEPS_PER_DOUBLING];

    void record(long micros) {
        counts[bucket(Math.max(1, micros))]++;
    }

    void add(LatencyCounts other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    long count() {
        long count = 0;
        for (long each : counts) {
            count += each;
        }
        return count;
    }

    /** 0 when there is none. */
    double medianMicros() {
        long left = (count() + 1) / 2;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            left -= counts[bucket];
            if (left <= 0 && counts[bucket] > 0) {
                return Math.pow(2, (double) bucket / STEPS_PER_DOUBLING);
            }
        }
        return 0;
    }

    private static int bucket(long micros) {
        return (int) Math.round(Math.log(micros) / Math.log(2) * STEPS_PER_DOUBLING);
    }
}
