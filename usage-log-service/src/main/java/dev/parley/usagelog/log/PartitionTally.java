package dev.parley.usagelog.log;

/**
 * Where the records of a partition went.
 *
 * @param read offsets from the first to the last that was read
 * @param passedOver events that the log does not keep
 */
public record PartitionTally(
        StreamPartition partition, long read, long kept, long duplicate, long quarantined, long passedOver) {

    /** Whether every record is accounted for. */
    public boolean holds() {
        return read == kept + duplicate + quarantined + passedOver;
    }
}
