package dev.parley.billing.intake;

import java.util.List;

/**
 * Consecutive records of one partition.
 *
 * @param from the offset that the partition was read up to before; the first record may lie behind it
 * @param next the offset after the last record
 */
public record IntakeBatch(StreamPartition partition, long from, long next, List<Arrival> arrivals) {

    /** @throws IllegalArgumentException if there is nothing to read, or it does not lie between the two offsets */
    public IntakeBatch {
        arrivals = List.copyOf(arrivals);
        if (arrivals.isEmpty()
                || arrivals.getFirst().offset() < from
                || arrivals.getLast().offset() != next - 1) {
            throw new IllegalArgumentException("the records do not lead from " + from + " to " + next);
        }
    }
}
