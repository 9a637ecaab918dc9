SELECT line_id, quantity
FROM pool_total
WHERE line_id = ANY (?)
ORDER BY line_id
FOR UPDATE
