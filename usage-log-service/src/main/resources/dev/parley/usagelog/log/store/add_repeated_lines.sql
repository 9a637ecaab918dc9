WITH arrived AS (
    SELECT publisher, payer, event_id, report, decode(hex, 'hex') AS digest, source_offset
    FROM unnest(?, ?, ?, ?, ?, ?) AS lines (publisher, payer, event_id, report, hex, source_offset)
), added AS (
    INSERT INTO repeated_line (publisher, payer, event_id, report, digest, source_offset)
    SELECT arrived.*
    FROM arrived
    JOIN usage_record AS first USING (publisher, payer, event_id)
    WHERE (arrived.report, arrived.digest) <> (first.report, first.digest)
    ORDER BY arrived.source_offset
    ON CONFLICT DO NOTHING
    RETURNING source_offset
)
SELECT arrived.source_offset, added.source_offset IS NOT NULL AND arrived.digest <> first.digest
FROM arrived
JOIN usage_record AS first USING (publisher, payer, event_id)
LEFT JOIN added ON added.source_offset = arrived.source_offset
