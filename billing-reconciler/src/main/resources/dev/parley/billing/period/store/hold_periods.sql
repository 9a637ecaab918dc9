SELECT period_id, closed_at IS NULL AS open
FROM period
WHERE period_id = ANY (?)
ORDER BY period_id
FOR SHARE
