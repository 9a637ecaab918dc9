SELECT total.line_id, total.quantity, total.amount, total.first_access_at, total.last_access_at,
    coalesce((SELECT sum(quantity) FROM line_total WHERE line_id = total.line_id AND period_id <> total.period_id), 0)
        ::bigint AS elsewhere
FROM line_total AS total
WHERE total.period_id = ?
ORDER BY total.line_id
