SELECT number, publisher, client, record_id, response_id, agreement, usage, quantity, used_at, reference, report, parked_at
FROM parked_record
WHERE number > ?
ORDER BY number
LIMIT ?
