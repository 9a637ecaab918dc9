package dev.parley.usagelog.log;

/**
 * How far a partition was read.
 *
 * @param clusterId of the Kafka cluster that was read
 * @param topicId of the topic: another one for a topic of the same name that was created again
 * @param nextOffset of the first record that was not read yet
 */
public record PartitionPosition(String clusterId, String topicId, long nextOffset) {

    /** Whether both stand in the same stream, however far. */
    public boolean isOfSameStream(PartitionPosition other) {
        return clusterId.equals(other.clusterId) && topicId.equals(other.topicId);
    }
}
