package dev.parley.usagelog.record.kafka;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Numbers events per partition from 0 without gaps, so that loss shows. The number of an event whose sending failed
 * stays out: whoever reported it was told to send it again.
 */
final class PartitionNumbers {
    private final AtomicLongArray next;

    PartitionNumbers(int partitions) {
        next = new AtomicLongArray(partitions);
    }

    /** The first of so many numbers, which are all the caller's. */
    long take(int partition, int count) {
        return next.getAndAdd(partition, count);
    }
}
