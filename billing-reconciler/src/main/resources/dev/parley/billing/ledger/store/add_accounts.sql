INSERT INTO ledger_account (publisher, payer, kind, asset, shard)
SELECT *
FROM unnest(?, ?, ?, ?, ?)
ORDER BY 1, 2, 3, 4, 5
ON CONFLICT DO NOTHING
