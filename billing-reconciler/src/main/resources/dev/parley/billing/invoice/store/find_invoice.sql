SELECT document
FROM invoice
WHERE invoice_id = ? AND publisher = coalesce(?, publisher) AND payer = coalesce(?, payer)
