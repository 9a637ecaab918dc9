SELECT line.asset, sum(total.quantity)::bigint AS quantity, sum(total.amount)::bigint AS amount
FROM line_total AS total
JOIN period USING (period_id)
JOIN rating_line AS line USING (line_id)
WHERE period.name = ?
    AND period.publisher = coalesce(?, period.publisher)
    AND line.payer = coalesce(?, line.payer)
GROUP BY line.asset
ORDER BY line.asset
