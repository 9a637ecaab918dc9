SELECT outbox_id, topic, record_key, record_value
FROM outbox
ORDER BY outbox_id
LIMIT ?
FOR UPDATE
