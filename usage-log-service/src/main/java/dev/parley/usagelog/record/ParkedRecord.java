package dev.parley.usagelog.record;

import java.time.Instant;
import java.util.UUID;

/**
 * A line that waits for the key of its response id.
 *
 * @param arrivedAt when it was reported, however long it waits
 */
public record ParkedRecord(Reporter reporter, ReportId report, UsageRecord record, Instant arrivedAt) {

    /** Of the event that it would become. */
    public UUID eventId() {
        return EventIds.of(reporter, record.id());
    }
}
