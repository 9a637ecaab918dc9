COPY invoice
    (invoice_id, publisher, payer, period_id, asset, sequence, number, issued_at, charged, carried_in, total,
     carried_out, document, sha256)
FROM STDIN (FORMAT binary)
