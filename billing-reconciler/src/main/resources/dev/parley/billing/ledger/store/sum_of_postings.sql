SELECT account.asset, sum(posting.amount)::bigint AS sum
FROM posting
JOIN ledger_account AS account USING (account_id)
GROUP BY account.asset
