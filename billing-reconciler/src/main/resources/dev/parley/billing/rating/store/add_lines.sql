INSERT INTO rating_line
    (publisher, payer, agreement, offer, terms_hash, settlement, unit, price, per, asset, reference, period)
SELECT *
FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ORDER BY 1, 2, 12, 3, 4, 5, 6, 7, 8, 9, 10, 11
ON CONFLICT DO NOTHING
