package dev.parley.billing;

import dev.parley.billing.intake.Arrival;
import dev.parley.billing.intake.IntakeBatch;
import dev.parley.billing.intake.PartitionPosition;
import dev.parley.billing.intake.Reading;
import dev.parley.billing.intake.Sorted;
import dev.parley.billing.intake.StreamPartition;
import dev.parley.billing.meter.Grant;
import dev.parley.billing.meter.Outcome;
import dev.parley.billing.meter.Usage;
import java.util.ArrayList;
import java.util.List;

/** A partition of the access or the usage stream in memory, and a reader that can be made to begin anew. */
public final class TestStream {
    private final TestBooks books;
    private final StreamPartition partition;
    private final List<Arrival> records = new ArrayList<>();

    /** Of the access stream. */
    public TestStream(TestBooks books, int partition) {
        this(books, new StreamPartition("parley.access.v1", partition));
    }

    /** Of the usage stream. */
    public static TestStream ofUsage(TestBooks books, int partition) {
        return new TestStream(books, new StreamPartition("parley.usage.v1", partition));
    }

    private TestStream(TestBooks books, StreamPartition partition) {
        this.books = books;
        this.partition = partition;
        books.positions.begin(this.partition, new PartitionPosition("cluster", "topic", 0));
    }

    public TestStream send(Grant grant) {
        return send(new Reading.Granted(grant));
    }

    public TestStream send(Outcome outcome) {
        return send(new Reading.Ended(outcome));
    }

    public TestStream send(Usage usage) {
        return send(new Reading.Used(usage));
    }

    public TestStream send(Reading reading) {
        long offset = records.size();
        records.add(new Arrival(offset, new byte[] {1}, new byte[] {2}, reading));
        return this;
    }

    /** Takes all that was not taken yet, in one batch. */
    public Sorted read() {
        return books.intake.take(nextBatch(records.size()));
    }

    /** The next records that were not taken yet, as the database knows it. */
    public IntakeBatch nextBatch(int max) {
        long from = offset();
        int until = (int) Math.min(from + max, records.size());
        return new IntakeBatch(partition, from, until, records.subList((int) from, until));
    }

    public boolean isRead() {
        return offset() == records.size();
    }

    /** Where the database says that reading goes on. */
    public long offset() {
        return books.positions.find(partition).orElseThrow().nextOffset();
    }

    public StreamPartition partition() {
        return partition;
    }
}
