COPY journal_entry
    (entry_id, publisher, payer, agreement, kind, period_id, recorded_at, source_topic, source_partition, source_offset)
FROM STDIN (FORMAT binary)
