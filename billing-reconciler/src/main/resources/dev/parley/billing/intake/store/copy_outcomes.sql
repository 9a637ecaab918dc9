COPY access_outcome
    (grant_id, ending, publisher, payer, event_id, occurred_at, digest, entry_id, source_partition, source_offset)
FROM STDIN (FORMAT binary)
