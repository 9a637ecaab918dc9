INSERT INTO access_outcome (grant_id, occurred_at, ending)
SELECT event_id, ?, 'undelivered'
FROM period_access AS access
WHERE period_id = ?
    AND observed
    AND occurred_at < ?
    AND NOT EXISTS (SELECT FROM access_outcome WHERE grant_id = access.event_id)
ORDER BY event_id
