package dev.parley.usagelog.log;

/** Where it is kept what was accessed, and what was reported of it. */
public interface Log {

    /**
     * Keeps what is new of a batch and moves its partition on, in one transaction.
     *
     * @throws StalePartitionException if the partition was read up to another offset: somebody else reads it now
     * @throws UnstorableException if something of it cannot be stored, whoever tries
     */
    void write(ReadBatch batch);
}
