SELECT line_id, sum(quantity)::bigint AS quantity
FROM (
    SELECT line_id, quantity FROM late_change WHERE period_id = ?
    UNION ALL
    SELECT line_id, -quantity FROM usage_reversal WHERE period_id = ? AND late
) AS changes
GROUP BY line_id
