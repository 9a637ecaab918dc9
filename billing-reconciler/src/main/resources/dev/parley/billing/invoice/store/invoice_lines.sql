SELECT invoice.number, invoice.issued_at, books.name AS books, invoice.publisher AS seller, invoice.payer AS buyer,
    invoice.asset AS currency, item.ordinal, item.line_id IS NOT NULL AS accesses,
    item.quantity, item.exact, item.amount, item.first_access_at, item.last_access_at,
    line.offer, line.terms_hash, line.agreement, line.unit, line.price, line.per, line.reference, line.period
FROM invoice
JOIN period AS books USING (period_id)
JOIN invoice_line AS item USING (invoice_id)
LEFT JOIN rating_line AS line USING (line_id)
WHERE invoice_id = ? AND invoice.publisher = coalesce(?, invoice.publisher) AND invoice.payer = coalesce(?, invoice.payer)
ORDER BY item.ordinal
