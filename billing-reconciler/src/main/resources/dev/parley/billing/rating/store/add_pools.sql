INSERT INTO pool_total AS total (line_id, quantity)
SELECT *
FROM unnest(?, ?)
ORDER BY 1
ON CONFLICT (line_id) DO UPDATE
    SET quantity = total.quantity + excluded.quantity
