COPY usage_record
    (event_id, grant_id, publisher, payer, used_in, period_id, used_at, word, quantity, reference, digest,
     source_partition, source_offset)
FROM STDIN (FORMAT binary)
