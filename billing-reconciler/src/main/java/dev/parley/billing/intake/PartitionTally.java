package dev.parley.billing.intake;

/**
 * Where the records of a partition went.
 *
 * @param read offsets from the first to the last that was read
 * @param notBillable events that charge nothing by themselves
 */
public record PartitionTally(
        StreamPartition partition, long read, long accepted, long duplicate, long quarantined, long notBillable) {

    /** Whether every record is accounted for. */
    public boolean holds() {
        return read == accepted + duplicate + quarantined + notBillable;
    }
}
