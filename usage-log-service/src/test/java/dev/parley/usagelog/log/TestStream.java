package dev.parley.usagelog.log;

import dev.parley.usagelog.log.store.PartitionPositions;
import java.util.ArrayList;
import java.util.List;

/** A partition in memory, and a reader that goes on where the database says. */
public final class TestStream {
    private final PartitionPositions positions;
    private final StreamPartition partition;
    private final List<Arrival> records = new ArrayList<>();

    public TestStream(PartitionPositions positions, String topic, int partition) {
        this.positions = positions;
        this.partition = new StreamPartition(topic, partition);
        positions.begin(this.partition, new PartitionPosition("cluster", "topic", 0));
    }

    public TestStream send(Access access) {
        return send(new Reading.Granted(access));
    }

    public TestStream send(AccessEnding ending) {
        return send(new Reading.Ended(ending));
    }

    public TestStream send(UsageLine line) {
        return send(new Reading.Reported(line));
    }

    public TestStream send(ReportReceipt receipt) {
        return send(new Reading.Received(receipt));
    }

    public TestStream send(Reading reading) {
        long offset = records.size();
        records.add(new Arrival(offset, new byte[] {1}, new byte[] {(byte) offset}, reading));
        return this;
    }

    public void sendAll(List<Reading> readings) {
        readings.forEach(this::send);
    }

    /** Takes all that was not taken yet, in one batch. */
    public void readInto(Log log) {
        new LogFlow(log).take(nextBatch(records.size()));
    }

    /** The next records that were not taken yet. */
    public ReadBatch nextBatch(int max) {
        long from = offset();
        int until = (int) Math.min(from + max, records.size());
        return new ReadBatch(partition, from, records.subList((int) from, until));
    }

    public boolean isRead() {
        return offset() == records.size();
    }

    /** Where the database says that reading goes on. */
    public long offset() {
        return positions.find(partition).orElseThrow().nextOffset();
    }

    public StreamPartition partition() {
        return partition;
    }

    public int size() {
        return records.size();
    }
}
