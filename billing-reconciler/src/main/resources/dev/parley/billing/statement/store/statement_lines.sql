SELECT line.*, total.quantity, total.amount, total.first_access_at, total.last_access_at
FROM line_total AS total
JOIN period USING (period_id)
JOIN rating_line AS line USING (line_id)
WHERE period.name = ?
    AND period.publisher = coalesce(?, period.publisher)
    AND line.payer = coalesce(?, line.payer)
    AND line.line_id > ?
ORDER BY line.line_id
LIMIT ?
