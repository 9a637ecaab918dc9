package dev.parley.billing.intake;

import dev.parley.billing.period.Period;
import dev.parley.billing.rating.RatingLine;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Where intake keeps what it read. */
public interface Books {

    /**
     * Does work in one transaction that holds the partition alone, and with it those of other topics that have its
     * number: what one relationship does lies in them, and has one writer. Nothing of it stays if it throws.
     *
     * @param from the offset that the partition must have been read up to
     * @throws StalePartitionException if it was read up to another: somebody else reads it now
     * @throws UnbookableException if what is to be written cannot be, whoever tries
     */
    <T> T write(StreamPartition partition, long from, Function<OpenBooks, T> work);

    /** The books within a transaction. */
    interface OpenBooks {

        /** What is stored of grants, of how they ended, of uses, and of the uses of grants that came or were voided. */
        Known known(Mentioned mentioned);

        /** Where these periods' changes go; held shared, so that no close comes between. */
        OpenPeriods openPeriods(Set<Period> periods);

        /** What these pools counted so far, in all books; those that counted nothing are absent. */
        Map<RatingLine, Long> quantities(Set<RatingLine> pools);

        /** Stores a batch and everything that follows from it, and moves the partition on. */
        void enter(BookedBatch batch);
    }
}
