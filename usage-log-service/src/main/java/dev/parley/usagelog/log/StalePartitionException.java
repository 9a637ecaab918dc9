package dev.parley.usagelog.log;

/** Somebody else reads the partition now, or has read it meanwhile; nothing was written. */
public final class StalePartitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StalePartitionException(StreamPartition partition, long expected, long found) {
        super("%s was read up to %d, not up to %d: somebody else reads it".formatted(partition, found, expected));
    }
}
