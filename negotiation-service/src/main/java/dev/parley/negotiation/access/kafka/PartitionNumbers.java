package dev.parley.negotiation.access.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Numbers events per partition from 0 without gaps, and remembers the numbers that did not arrive. */
final class PartitionNumbers {
    /** Between two checkpoints; more of them are not told one by one. */
    private static final int MAX_FAILED = 10_000;

    private final List<Partition> partitions;

    private static final class Partition {
        final AtomicLong next = new AtomicLong();
        final AtomicLong checkpointed = new AtomicLong();
        final AtomicInteger failures = new AtomicInteger();
        final Queue<Long> failed = new ConcurrentLinkedQueue<>();
    }

    PartitionNumbers(int partitions) {
        this.partitions =
                IntStream.range(0, partitions).mapToObj(i -> new Partition()).toList();
    }

    int partitions() {
        return partitions.size();
    }

    long next(int partition) {
        return partitions.get(partition).next.getAndIncrement();
    }

    void failed(int partition, long sequence) {
        Partition state = partitions.get(partition);
        // One entry more or less does not matter; that an outage cannot fill the memory does.
        if (state.failures.getAndIncrement() < MAX_FAILED) {
            state.failed.add(sequence);
        }
    }

    /** Whether numbers were given out since the last checkpoint. */
    boolean hasNews(int partition) {
        Partition state = partitions.get(partition);
        return state.next.get() > state.checkpointed.get();
    }

    /** The number of a checkpoint, which covers all that were given out before it. */
    long checkpoint(int partition) {
        Partition state = partitions.get(partition);
        long sequence = state.next.getAndIncrement();
        state.checkpointed.set(sequence + 1);
        return sequence;
    }

    /** The failed numbers since this was last asked. */
    List<Long> takeFailed(int partition) {
        var taken = new ArrayList<Long>();
        Queue<Long> failed = partitions.get(partition).failed;
        partitions.get(partition).failures.set(0);
        for (Long sequence = failed.poll(); sequence != null; sequence = failed.poll()) {
            taken.add(sequence);
        }
        return taken;
    }
}
