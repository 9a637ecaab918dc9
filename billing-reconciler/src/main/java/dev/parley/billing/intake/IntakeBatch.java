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

    /** The first half of two records or more. */
    IntakeBatch firstHalf() {
        List<Arrival> half = arrivals.subList(0, arrivals.size() / 2);
        return new IntakeBatch(partition, from, half.getLast().offset() + 1, half);
    }

    /** What follows the first half. */
    IntakeBatch secondHalf() {
        List<Arrival> half = arrivals.subList(arrivals.size() / 2, arrivals.size());
        return new IntakeBatch(partition, firstHalf().next(), next, half);
    }

    /** The same records, read in another way. */
    IntakeBatch with(List<Arrival> readAgain) {
        return new IntakeBatch(partition, from, next, readAgain);
    }
}
