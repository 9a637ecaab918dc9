SELECT access.line_id, access.occurred_at, access.observed, outcome.ending
FROM period_access AS access
LEFT JOIN access_outcome AS outcome ON outcome.grant_id = access.event_id
WHERE access.period_id = ?
ORDER BY access.occurred_at, access.event_id
