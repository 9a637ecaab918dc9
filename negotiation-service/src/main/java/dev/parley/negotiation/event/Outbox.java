package dev.parley.negotiation.event;

/** Events that are stored with the rows they speak of and sent afterwards, however often that has to be tried. */
public interface Outbox {

    /** Stores the record in the transaction that is under way. */
    void append(OutgoingRecord record);

    /** Says that a transaction that appended is over, so that its records are sent at once. */
    void announce();
}
