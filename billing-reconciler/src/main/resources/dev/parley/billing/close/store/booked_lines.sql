SELECT line_id, quantity, amount, first_access_at, last_access_at
FROM line_total
WHERE period_id = ?
ORDER BY line_id
