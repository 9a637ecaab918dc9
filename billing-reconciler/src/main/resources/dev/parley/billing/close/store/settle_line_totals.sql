INSERT INTO line_total AS total (line_id, period_id, quantity, amount, first_access_at, last_access_at)
SELECT *
FROM unnest(?, ?, ?, ?, ?, ?)
ORDER BY 1, 2
ON CONFLICT (line_id, period_id) DO UPDATE
    SET quantity        = excluded.quantity,
        amount          = excluded.amount,
        first_access_at = excluded.first_access_at,
        last_access_at  = excluded.last_access_at
    WHERE (total.quantity, total.amount, total.first_access_at, total.last_access_at)
        <> (excluded.quantity, excluded.amount, excluded.first_access_at, excluded.last_access_at)
