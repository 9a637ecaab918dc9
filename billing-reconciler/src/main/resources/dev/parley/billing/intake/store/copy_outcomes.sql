COPY access_outcome
    (grant_id, event_id, occurred_at, ending, digest, entry_id, source_partition, source_offset)
FROM STDIN (FORMAT binary)
