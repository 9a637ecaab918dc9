package dev.parley.usagelog.log;

import java.util.List;

/** The whole way of a batch: from records of a stream into the log, in one transaction. */
public final class LogFlow {
    private final Log log;

    public LogFlow(Log log) {
        this.log = log;
    }

    /**
     * Takes a batch, exactly once however often it comes. A record that cannot be stored is found by halving the batch,
     * and turned away: the others are taken, in transactions of their own.
     *
     * @throws StalePartitionException if somebody else reads the partition
     */
    public void take(ReadBatch batch) {
        try {
            log.write(batch);
        } catch (UnstorableException e) {
            if (batch.arrivals().size() == 1) {
                turnAway(batch, e);
            } else {
                take(batch.firstHalf());
                take(batch.secondHalf());
            }
        }
    }

    private void turnAway(ReadBatch batch, UnstorableException e) {
        Arrival culprit = batch.arrivals().getFirst();
        log.write(batch.with(
                List.of(culprit.unusable(QuarantineReason.INVALID, "it cannot be stored: " + e.getMessage()))));
    }
}
