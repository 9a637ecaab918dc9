SELECT line.*, counted.name AS counted_in, sum(usage.quantity)::bigint AS quantity,
    min(usage.used_at) AS first_used_at, max(usage.used_at) AS last_used_at
FROM usage_state AS usage
JOIN rating_line AS line USING (line_id)
JOIN period AS counted ON counted.period_id = usage.counted_in
WHERE usage.grant_id = ?
GROUP BY line.line_id, counted.name
ORDER BY line.unit, line.line_id, counted.name
LIMIT ?
