SELECT line_id, voided, count(*) AS usages, sum(quantity)::bigint AS quantity,
    min(used_at) AS first_used_at, max(used_at) AS last_used_at
FROM (
    SELECT line.line_id, usage.quantity, usage.used_at,
        EXISTS (SELECT FROM access_outcome WHERE grant_id = usage.grant_id AND ending = 'voided') AS voided
    FROM period_usage AS usage
    LEFT JOIN usage_line AS line USING (event_id)
    WHERE usage.period_id = ?
) AS used
GROUP BY line_id, voided
ORDER BY line_id, voided
