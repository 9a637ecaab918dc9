SELECT account.asset, account.kind, sum(balance.debit)::bigint AS debit, sum(balance.credit)::bigint AS credit
FROM account_balance AS balance
JOIN ledger_account AS account USING (account_id)
GROUP BY account.asset, account.kind
ORDER BY account.asset, account.kind
