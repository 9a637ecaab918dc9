INSERT INTO carried_usage (event_id, from_period, to_period)
SELECT event_id, period_id, ?
FROM period_usage AS usage
WHERE period_id = ?
    AND NOT EXISTS (SELECT FROM usage_line WHERE event_id = usage.event_id)
    AND NOT EXISTS (SELECT FROM access_outcome WHERE grant_id = usage.grant_id AND ending = 'voided')
ORDER BY event_id
