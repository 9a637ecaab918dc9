SELECT row_number, invoice_id, number, publisher, payer, period, asset, total, issued_at
FROM (
    SELECT row_number() OVER (ORDER BY invoice.publisher, invoice.sequence) AS row_number,
        invoice.invoice_id, invoice.number, invoice.publisher, invoice.payer, period.name AS period,
        invoice.asset, invoice.total, invoice.issued_at
    FROM invoice
    JOIN period USING (period_id)
    WHERE invoice.publisher = coalesce(?, invoice.publisher) AND invoice.payer = coalesce(?, invoice.payer)
) AS listed
WHERE row_number > ?
ORDER BY row_number
LIMIT ?
