SELECT wanted.ordinality, account.account_id
FROM unnest(?, ?, ?, ?, ?) WITH ORDINALITY AS wanted (publisher, payer, kind, asset, shard)
JOIN ledger_account AS account USING (publisher, payer, kind, asset, shard)
