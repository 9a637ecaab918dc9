SELECT publisher, payer, agreement, event_id, record_id, report, response, resource, use, quantity, used_at, reported_at,
    reference, status
FROM usage_entry
WHERE (?::text IS NULL OR publisher = ?)
    AND (?::text IS NULL OR payer = ?)
    AND (?::text IS NULL OR agreement = ?)
    AND (?::text IS NULL OR (hashtextextended(resource, 0) = hashtextextended(?, 0) AND resource = ?))
    AND (?::text IS NULL OR use = ?)
    AND used_at >= ?
    AND (used_at, event_id) < (?, ?)
ORDER BY used_at DESC, event_id DESC
LIMIT ?
