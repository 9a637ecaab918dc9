SELECT balance.debit - balance.credit
FROM account_balance AS balance
JOIN ledger_account AS account USING (account_id)
WHERE account.publisher = ? AND account.payer = ? AND account.kind = 'carry' AND account.asset = ?
FOR UPDATE OF balance
