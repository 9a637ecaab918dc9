INSERT INTO usage_record
    (publisher, payer, event_id, record_id, report, response, grant_id, agreement, use, quantity, used_at, reported_at,
     late, reference, digest, source_offset)
SELECT publisher, payer, event_id, record_id, report, response, grant_id, agreement, use, quantity, used_at, reported_at,
    late, reference, decode(digest, 'hex'), source_offset
FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS arrived
    (publisher, payer, event_id, record_id, report, response, grant_id, agreement, use, quantity, used_at, reported_at,
     late, reference, digest, source_offset)
ORDER BY source_offset
ON CONFLICT DO NOTHING
