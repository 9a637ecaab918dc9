INSERT INTO carried_grant (grant_id, from_period, to_period)
SELECT event_id, period_id, ?
FROM period_access AS access
WHERE period_id = ?
    AND observed
    AND NOT EXISTS (SELECT FROM access_outcome WHERE grant_id = access.event_id)
ORDER BY event_id
