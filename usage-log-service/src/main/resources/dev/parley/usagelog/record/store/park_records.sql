INSERT INTO parked_record (publisher, client, record_id, response_id, agreement, usage, quantity, used_at, reference, report)
SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING
