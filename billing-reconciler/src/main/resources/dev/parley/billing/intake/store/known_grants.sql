SELECT event_id, digest, occurred_at, line_id, period_id, observed
FROM access_grant
WHERE event_id = ANY (?)
