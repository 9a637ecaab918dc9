package dev.parley.usagelog.log;

import java.util.List;

/**
 * Consecutive records of one partition.
 *
 * @param from the offset that the partition was read up to before; the first record may lie behind it
 */
public record ReadBatch(StreamPartition partition, long from, List<Arrival> arrivals) {

    /** @throws IllegalArgumentException if there is nothing to read, or it does not lie behind the offset */
    public ReadBatch {
        arrivals = List.copyOf(arrivals);
        if (arrivals.isEmpty() || arrivals.getFirst().offset() < from) {
            throw new IllegalArgumentException("no records from " + from + " on");
        }
    }

    /** The offset after the last record. */
    public long next() {
        return arrivals.getLast().offset() + 1;
    }

    /** The first half of two records or more. */
    ReadBatch firstHalf() {
        return new ReadBatch(partition, from, arrivals.subList(0, arrivals.size() / 2));
    }

    /** What follows the first half. */
    ReadBatch secondHalf() {
        return new ReadBatch(partition, firstHalf().next(), arrivals.subList(arrivals.size() / 2, arrivals.size()));
    }

    /** The same records, read in another way. */
    ReadBatch with(List<Arrival> readAgain) {
        return new ReadBatch(partition, from, readAgain);
    }
}
