COPY access_grant
    (event_id, line_id, period_id, occurred_at, observed, digest, entry_id, resource, source_partition, source_offset,
     price_list_id)
FROM STDIN (FORMAT binary)
