SELECT line.*, access.occurred_at, access.observed, access.resource,
    outcome.ending, outcome.occurred_at AS ended_at,
    counted.name AS counted_in, counted.closed_at IS NOT NULL AS closed
FROM access_grant AS access
JOIN rating_line AS line USING (line_id)
JOIN period AS counted USING (period_id)
LEFT JOIN LATERAL (
    SELECT ending, occurred_at FROM access_outcome WHERE grant_id = access.event_id ORDER BY ending DESC LIMIT 1
) AS outcome ON true
WHERE access.event_id = ?
    AND line.publisher = coalesce(?, line.publisher)
    AND line.payer = coalesce(?, line.payer)
