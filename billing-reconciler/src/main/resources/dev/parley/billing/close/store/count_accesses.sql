SELECT line_id, observed, ending, count(*) AS accesses,
    min(occurred_at) AS first_access_at, max(occurred_at) AS last_access_at
FROM (
    SELECT access.line_id, access.observed, access.occurred_at, max(outcome.ending) AS ending
    FROM period_access AS access
    LEFT JOIN access_outcome AS outcome ON outcome.grant_id = access.event_id
    WHERE access.period_id = ?
    GROUP BY access.event_id, access.line_id, access.observed, access.occurred_at
) AS ended
GROUP BY line_id, observed, ending
ORDER BY line_id, observed, ending
