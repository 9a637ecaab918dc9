SELECT line_id, quantity
FROM line_total
WHERE line_id = ANY (?)
ORDER BY line_id, period_id
FOR UPDATE
