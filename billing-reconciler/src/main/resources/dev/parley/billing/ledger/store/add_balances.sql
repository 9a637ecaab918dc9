INSERT INTO account_balance AS balance (account_id, debit, credit)
SELECT *
FROM unnest(?, ?, ?)
ORDER BY 1
ON CONFLICT (account_id) DO UPDATE
    SET debit = balance.debit + excluded.debit, credit = balance.credit + excluded.credit
