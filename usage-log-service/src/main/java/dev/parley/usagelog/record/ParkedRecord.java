package dev.parley.usagelog.record;

import java.util.UUID;

/** A line that waits for the key of its response id. */
public record ParkedRecord(Reporter reporter, ReportId report, UsageRecord record) {

    /** Of the event that it would become. */
    public UUID eventId() {
        return EventIds.of(reporter, record.id());
    }
}
